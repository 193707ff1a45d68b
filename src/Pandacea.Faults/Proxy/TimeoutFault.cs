using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>A black hole: data vanishes, and the connection is closed after a time or never.</summary>
internal sealed class TimeoutFault(FaultSettings settings) : IByteFault
{
    private readonly long _timeout = settings.Nanoseconds("timeout");

    public static FaultDescription Description { get; } = new("timeout", FaultStage.Byte,
    [
        new("timeout", AttributeKind.Duration, Min: 0, Max: 3_600_000, Default: "0") { Summary = "Closes the connection after this time; 0 never does." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Swallows data: a black hole.",
    };

    public ByteLink Open(LinkContext context) => new Link(_timeout == 0 ? ByteLink.Never : context.Now + _timeout);

    private sealed class Link(long deadline) : ByteLink
    {
        public override bool Swallows => true;

        public override long Deadline => deadline;

        // What was swallowed is missing from the stream, so it must not go on.
        public override bool ClosesWhenLifted => true;

        public override long EndDue(long at) => Never;
    }
}
