using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>Delays every chunk by a time with jitter; order is kept and throughput is not capped.</summary>
internal sealed class LatencyFault(FaultSettings settings) : IByteFault
{
    private readonly long _latency = settings.Nanoseconds("latency");
    private readonly long _jitter = settings.Nanoseconds("jitter");

    public static FaultDescription Description { get; } = new("latency", FaultStage.Byte,
    [
        new("latency", AttributeKind.Duration, Required: true, Min: 0, Max: 3_600_000) { Summary = "Added to every chunk, one way." },
        new("jitter", AttributeKind.Duration, Min: 0, Max: 3_600_000, Default: "0") { Summary = "At most this much more or less." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Delays data.",
    };

    public ByteLink Open(LinkContext context) => new Link(this, context);

    private sealed class Link(LatencyFault fault, LinkContext context) : ByteLink
    {
        private long _arrival = -1;
        private long _delay;
        private long _due;
        private long _last;

        public override long Due(int length, long at)
        {
            if (at != _arrival)
            {
                _arrival = at;
                _delay = Math.Max(0, fault._latency + (long)context.Chance.NextDouble(-fault._jitter, fault._jitter));
            }

            return _due = Math.Max(_last, Later(at, _delay));
        }

        public override void Sent(int length) => _last = _due;

        public override long EndDue(long at) => Due(0, at);
    }
}
