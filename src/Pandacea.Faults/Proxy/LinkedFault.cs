using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Proxy;

/// <summary>A fault on one connection: its links, and the timer of those that end it.</summary>
internal sealed class LinkedFault : IDisposable
{
    private readonly List<(Pump Pump, ByteLink Link)> _links = [];
    private readonly CancellationTokenSource _ended = new();

    private LinkedFault(AppliedByteFault fault) => Fault = fault;

    public AppliedByteFault Fault { get; }

    public bool ClosesWhenLifted => _links.Exists(each => each.Link.ClosesWhenLifted);

    public static LinkedFault Link(
        AppliedByteFault fault, Func<Flow, LinkContext> context, Func<Flow, Pump> pump, ProxyConnection connection, MonotonicClock clock)
    {
        var linked = new LinkedFault(fault);
        foreach (var flow in Enum.GetValues<Flow>().Where(fault.Covers))
        {
            var link = fault.Fault.Open(context(flow));
            linked._links.Add((pump(flow), link));
            pump(flow).Add(link);
            if (link.Deadline != ByteLink.Never)
            {
                _ = linked.EndInTimeAsync(link, connection, clock);
            }
        }

        return linked;
    }

    public void Dispose()
    {
        _ended.Cancel();
        foreach (var (pump, link) in _links)
        {
            pump.Remove(link);
        }
    }

    private async Task EndInTimeAsync(ByteLink link, ProxyConnection connection, MonotonicClock clock)
    {
        // The caller holds locks that ending a connection must not run under.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            bool due;
            do
            {
                var changed = link.DeadlineChanged;
                due = await clock.WaitUntilAsync(link.Deadline, changed, _ended.Token).ConfigureAwait(false);
            }
            while (!due);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (link.Resets)
        {
            connection.Reset();
        }
        else
        {
            connection.Close();
        }
    }
}
