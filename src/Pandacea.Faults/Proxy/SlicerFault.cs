using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>Cuts data into small pieces, with a pause after each.</summary>
internal sealed class SlicerFault(FaultSettings settings) : IByteFault
{
    private const long NanosecondsPerMicrosecond = 1000;

    private readonly int _average = (int)settings.Number("average_size");
    private readonly int _variation = (int)settings.Number("size_variation");
    private readonly long _delay = settings.Number("delay") * NanosecondsPerMicrosecond;

    public static FaultDescription Description { get; } = new("slicer", FaultStage.Byte,
    [
        new("average_size", AttributeKind.Number, Required: true, Min: 1, Max: 1_000_000) { Summary = "Bytes in a piece." },
        new("size_variation", AttributeKind.Number, Min: 0, Max: 1_000_000, Default: "0") { Summary = "At most this many bytes more or less." },
        new("delay", AttributeKind.Number, Min: 0, Max: 3_600_000_000, Default: "0") { Summary = "Pause after a piece, microseconds." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Cuts data into small pieces.",
    };

    public ByteLink Open(LinkContext context) => new Link(this, context);

    private sealed class Link(SlicerFault fault, LinkContext context) : ByteLink
    {
        private int _size;
        private long _due;
        private long _next;

        public override int Take(int waiting)
        {
            if (_size == 0)
            {
                _size = Math.Max(1, fault._average - fault._variation + context.Chance.NextInt((2 * fault._variation) + 1));
            }

            return Math.Min(waiting, _size);
        }

        public override long Due(int length, long at) => _due = Math.Max(at, _next);

        public override void Sent(int length)
        {
            _size = 0;
            _next = Later(_due, fault._delay);
        }
    }
}
