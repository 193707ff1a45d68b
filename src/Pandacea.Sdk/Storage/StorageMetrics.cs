using System.Diagnostics.Metrics;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Counts transfers by direction and outcome.</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string Name = "pandacea.storage.transfers";
    public const string Succeeded = "ok";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    private readonly Meter _meter;
    private readonly Counter<long> _transfers;

    public StorageMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(ResilienceMetrics.MeterName) ?? new Meter(ResilienceMetrics.MeterName);
        _transfers = _meter.CreateCounter<long>(Name, "{transfer}", "Uploads and downloads that ended.");
    }

    public void Ended(string direction, string outcome) => _transfers.Add(
        1, new KeyValuePair<string, object?>("direction", direction), new KeyValuePair<string, object?>("outcome", outcome));

    public void Dispose() => _meter.Dispose();
}
