using Pandacea.Faults.Events;
using Pandacea.Faults.Http;
using Pandacea.Faults.Messages;
using Pandacea.Faults.Proxy;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Injection;

/// <summary>A proxy with its two stages: bytes always, messages from the first HTTP fault on.</summary>
internal sealed class ProxyNode : IAsyncDisposable
{
    private static readonly TimeSpan RetireWithin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly MonotonicClock _clock;
    private readonly EventHub _events;

    public ProxyNode(ProxySpec spec, MonotonicClock clock, EventHub events, Func<ProxySpec, int?> processWindow)
    {
        (_clock, _events) = (clock, events);
        Bytes = new FaultProxy(spec, clock, Publish);

        void Publish(RequestHead head, int? window) => events.Publish(new RequestSeen(
            head.At, spec.Name, head.Client, head.Call, head.Attempt, head.Probe, window ?? processWindow(spec), head.Method));
    }

    public ProxySpec Spec => Bytes.Spec;

    public FaultProxy Bytes { get; }

    public MessageStage? StartedMessages { get; private set; }

    /// <summary>The message stage, with every connection going through it.</summary>
    public async Task<MessageStage> MessagesAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            StartedMessages ??= await MessageStage.StartAsync(Spec, _clock, _events.Publish, cancellationToken).ConfigureAwait(false);
            await RetireAsync(Bytes.RouteThrough(StartedMessages.Port), cancellationToken).ConfigureAwait(false);
            return StartedMessages;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Bytes.Dispose();
        if (StartedMessages is { } messages)
        {
            await messages.DisposeAsync().ConfigureAwait(false);
        }

        _starting.Dispose();
    }

    /// <summary>Closes connections between two requests, and by force when that takes too long.</summary>
    private async Task RetireAsync(IReadOnlyList<ProxyConnection> connections, CancellationToken cancellationToken)
    {
        var left = connections.ToHashSet();
        var until = _clock.Time.GetTimestamp();
        while (left.Count > 0 && _clock.Time.GetElapsedTime(until) < RetireWithin)
        {
            foreach (var idle in left.Where(connection => connection.IsIdle).ToArray())
            {
                idle.Close();
                left.Remove(idle);
            }

            if (left.Count > 0)
            {
                await Task.Delay(Poll, _clock.Time, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var busy in left)
        {
            busy.Reset();
        }
    }
}
