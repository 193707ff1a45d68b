using Pandacea.Faults.Events;
using Pandacea.Faults.Http;

namespace Pandacea.Faults.Messages;

/// <summary>A message fault in force on a proxy, and which requests it strikes.</summary>
internal sealed class AppliedMessageFault(IMessageFault fault, double percent, string? method, string seed, int window)
{
    private const int NoOrdinal = -1;

    private int _ordinal = -1;

    public IMessageFault Fault => fault;

    /// <summary>Whether the request's body must be read to decide or to strike.</summary>
    public bool ReadsBody => method is not null || fault.ReadsBody;

    /// <summary>Decides once whether the request is struck; null if it is none of its business.</summary>
    public RequestDecided? Decide(RequestHead head, RpcCall? call, long at)
    {
        if ((method is not null && call?.Calls(method) != true && head.Method?.StartsWith(method, StringComparison.Ordinal) != true) || !fault.Matches(call))
        {
            return null;
        }

        if (head.Probe is not null)
        {
            // Probes meet what everybody meets, and leave the order of the others alone.
            return percent < 100 || method is not null ? null : Decided(head, NoOrdinal, hit: true, at);
        }

        var ordinal = Interlocked.Increment(ref _ordinal);
        return Decided(head, ordinal, Decision.Strikes(seed, window, "request", ordinal, percent), at);
    }

    private RequestDecided Decided(RequestHead head, int ordinal, bool hit, long at)
        => new(at, window, ordinal, hit, head.Client, head.Call, head.Attempt, head.Probe, hit ? fault.RetryAfterMs : null);
}
