using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A service that died by itself once stood in the supervisor's log only, where no drill looks.</summary>
public sealed class ServiceDeathToldTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_death_and_the_return_of_a_service_are_events_and_a_fault_is_none()
    {
        await using var stack = new TestStack();
        var status = await stack.UpAsync();
        using var handler = new SocketsHttpHandler();
        using var control = new FaultControlClient(new Uri($"http://127.0.0.1:{8474 + stack.Offset}"), handler, TimeProvider.System);
        using var patience = new CancellationTokenSource(Patience);
        await using var events = control.WatchAsync(patience.Token).GetAsyncEnumerator();
        await events.MoveNextAsync();

        await KillByFaultAsync(control);
        await Eventually.TrueAsync(async () => (await stack.StatusAsync()).Ready, "anvil is back after the fault");
        Processes.Kill(TestStack.EvmPid(await stack.StatusAsync()));

        var died = await NextAsync(events);
        Assert.Equal(("evm", ServiceStates.Died, 137), (died.Service, died.State, died.ExitCode));
        Assert.Equal(("evm", ServiceStates.Returned), await NextAsync(events) is var back ? (back.Service, back.State) : default);
        Assert.NotEqual(TestStack.EvmPid(status), TestStack.EvmPid(await stack.StatusAsync()));
    }

    private static async Task KillByFaultAsync(FaultControlClient control)
    {
        var lease = await control.AcquireLeaseAsync(TimeSpan.FromSeconds(10), "test", CancellationToken.None);
        await control.InjectAsync(new("f1", lease, "evm", "kill", new Dictionary<string, string>(), 100, null, "seed", 0), CancellationToken.None);
        await control.LiftAsync("f1", CancellationToken.None);
    }

    private static async Task<ServiceStateChanged> NextAsync(IAsyncEnumerator<InjectorEvent> events)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current is ServiceStateChanged change)
            {
                return change;
            }
        }

        throw new Xunit.Sdk.XunitException("the events ended");
    }
}
