using System.Diagnostics.Metrics;

namespace Pandacea.Ipfs;

/// <summary>The node's own metrics.</summary>
internal sealed class IpfsMetrics : IDisposable
{
    public const string MeterName = "Pandacea.Ipfs";

    private readonly Meter _meter;
    private readonly Counter<long> _damaged;
    private readonly Counter<long> _received;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _collected;

    public IpfsMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _damaged = _meter.CreateCounter<long>("pandacea.ipfs.blocks.damaged", null, "Reads of blocks whose bytes were not those of their CID.");
        _received = _meter.CreateCounter<long>("pandacea.ipfs.content.received", "By", "Bytes of content that were added.");
        _sent = _meter.CreateCounter<long>("pandacea.ipfs.content.sent", "By", "Bytes of content that were read.");
        _collected = _meter.CreateCounter<long>("pandacea.ipfs.blocks.collected", null, "Blocks that garbage collection deleted.");
    }

    public void Damaged() => _damaged.Add(1);

    public void Received(long bytes) => _received.Add(bytes);

    public void Sent(long bytes) => _sent.Add(bytes);

    public void Collected() => _collected.Add(1);

    public void Dispose() => _meter.Dispose();
}
