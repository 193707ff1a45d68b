using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>Limits throughput; at rate 0 data is kept until the fault is lifted.</summary>
internal sealed class BandwidthFault(FaultSettings settings) : IByteFault
{
    private const double NanosecondsPerMillisecond = 1_000_000;
    private const int PieceMilliseconds = 100;

    // KB/s are bytes per millisecond.
    private readonly double _rate = settings.Value("rate");

    public static FaultDescription Description { get; } = new("bandwidth", FaultStage.Byte,
    [
        new("rate", AttributeKind.Rate, Required: true, Min: 0, Max: 100_000_000) { Summary = "KB/s of 1000 bytes; 0 lets nothing pass." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Limits throughput.",
    };

    public ByteLink Open(LinkContext context) => new Link(_rate);

    private sealed class Link(double rate) : ByteLink
    {
        private long _due;
        private long _busyUntil;

        public override int Take(int waiting) => (int)Math.Clamp(rate * PieceMilliseconds, 1, waiting);

        public override long Due(int length, long at)
            => _due = rate == 0 ? Never : Later(Math.Max(at, _busyUntil), (long)(length / rate * NanosecondsPerMillisecond));

        public override void Sent(int length) => _busyUntil = _due;

        public override long EndDue(long at) => rate == 0 ? Never : at;
    }
}
