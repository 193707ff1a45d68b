using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Tests.Resilience;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class AgentPollTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly DrivenTime _time = new();
    private int _looks;

    [Fact]
    public async Task A_wait_does_not_sleep_out_a_circuit_that_a_probe_may_close()
    {
        await UntilAsync(new CircuitOpenException("The circuit agent is open.", "agent") { RetryAfter = TimeSpan.FromSeconds(30) });
        Assert.Equal([Interval], _time.Waited);
    }

    [Fact]
    public async Task A_wait_honours_what_the_agent_asks_for()
    {
        await UntilAsync(new CallTimeoutException("Too late.", Interval) { RetryAfter = TimeSpan.FromSeconds(30) });
        Assert.Equal([TimeSpan.FromSeconds(30)], _time.Waited);
    }

    private Task<string> UntilAsync(PandaceaException first) => _time.DriveAsync(AgentPoll.UntilAsync(
        _ => _looks++ == 0 ? ValueTask.FromException<string>(first) : ValueTask.FromResult("there"),
        static _ => true,
        static (_, error) => error!,
        Interval,
        TimeSpan.FromMinutes(1),
        _time,
        CancellationToken.None));
}
