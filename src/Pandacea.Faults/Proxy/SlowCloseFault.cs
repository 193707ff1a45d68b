using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>Delays only the end of the stream.</summary>
internal sealed class SlowCloseFault(FaultSettings settings) : IByteFault
{
    private readonly long _delay = settings.Nanoseconds("delay");

    public static FaultDescription Description { get; } = new("slow_close", FaultStage.Byte,
    [
        new("delay", AttributeKind.Duration, Required: true, Min: 0, Max: 3_600_000) { Summary = "Time between the end and its delivery." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Delays the closing of connections.",
    };

    public ByteLink Open(LinkContext context) => new Link(_delay);

    private sealed class Link(long delay) : ByteLink
    {
        public override long EndDue(long at) => Later(at, delay);
    }
}
