using Pandacea.Faults.Catalog;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Proxy;

/// <summary>Resets connections: those that were there, those with data on the struck direction, and idle ones.</summary>
internal sealed class ResetPeerFault(FaultSettings settings) : IByteFault
{
    // A new connection gets this long to show its first data, so that the request that is cut off was seen.
    private const long Grace = 100_000_000;

    private readonly long _timeout = settings.Nanoseconds("timeout");

    public static FaultDescription Description { get; } = new("reset_peer", FaultStage.Byte,
    [
        new("timeout", AttributeKind.Duration, Min: 0, Max: 3_600_000, Default: "0") { Summary = "Time from the first data to the reset." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Resets connections (RST).",
    };

    public ByteLink Open(LinkContext context)
        => new Link(_timeout, context.Existing ? context.Now + _timeout : context.Now + _timeout + Grace);

    private sealed class Link(long timeout, long deadline) : ByteLink
    {
        private readonly Pulse _brought = new();
        private long _deadline = deadline;

        public override bool Swallows => true;

        public override bool Resets => true;

        public override long Deadline => Volatile.Read(ref _deadline);

        public override Task DeadlineChanged => _brought.Next;

        public override bool ClosesWhenLifted => true;

        public override long EndDue(long at) => Never;

        public override void Arrived(long at)
        {
            if (at + timeout < _deadline)
            {
                Volatile.Write(ref _deadline, at + timeout);
                _brought.Beat();
            }
        }
    }
}
