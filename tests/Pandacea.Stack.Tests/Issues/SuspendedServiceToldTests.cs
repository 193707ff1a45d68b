using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A service that somebody had stopped as SIGSTOP does looked like a slow system, and failed the drill.</summary>
public sealed class SuspendedServiceToldTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_service_that_a_stranger_stopped_is_told_and_a_pause_by_fault_is_not()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var stack = new TestStack();
        var status = await stack.UpAsync();
        using var handler = new SocketsHttpHandler();
        using var control = new FaultControlClient(new Uri($"http://127.0.0.1:{8474 + stack.Offset}"), handler, TimeProvider.System);
        using var patience = new CancellationTokenSource(Patience);
        await using var events = control.WatchAsync(patience.Token).GetAsyncEnumerator();
        await events.MoveNextAsync();

        await PauseByFaultAsync(control, events);
        await Processes.SignalAsync(TestStack.EvmPid(status), "STOP");
        var stopped = await NextAsync<ServiceStateChanged>(events);
        await Processes.SignalAsync(TestStack.EvmPid(status), "CONT");
        var on = await NextAsync<ServiceStateChanged>(events);

        Assert.Equal(("evm", ServiceStates.Suspended), (stopped.Service, stopped.State));
        Assert.Equal(("evm", ServiceStates.RanOn), (on.Service, on.State));
    }

    /// <summary>Paused for as long as the injector beats five times: it would have been seen.</summary>
    private static async Task PauseByFaultAsync(FaultControlClient control, IAsyncEnumerator<InjectorEvent> events)
    {
        var lease = await control.AcquireLeaseAsync(TimeSpan.FromSeconds(10), "test", CancellationToken.None);
        await control.InjectAsync(new("f1", lease, "evm", "pause", new Dictionary<string, string>(), 100, null, "seed", 0), CancellationToken.None);
        for (var beat = 0; beat < 5; beat++)
        {
            await NextAsync<InjectorBeat>(events);
        }

        await control.LiftAsync("f1", CancellationToken.None);
    }

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<InjectorEvent> events)
        where T : InjectorEvent
    {
        while (await events.MoveNextAsync())
        {
            Assert.False(typeof(T) == typeof(InjectorBeat) && events.Current is ServiceStateChanged, "a pause by fault was told");
            if (events.Current is T wanted)
            {
                return wanted;
            }
        }

        throw new Xunit.Sdk.XunitException("the events ended");
    }
}
