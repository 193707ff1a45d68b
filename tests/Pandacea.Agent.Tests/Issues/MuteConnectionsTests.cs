using Pandacea.Agent.Tests.Http;
using Xunit.Abstractions;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Ten thousand connections on which nothing was ever said kept everybody else out, and were dropped only after two minutes.</summary>
[Collection("alone")]
public sealed class MuteConnectionsTests(ITestOutputHelper output)
{
    // Both ends of each need a handle; the command "idle" opens ten thousand.
    private const int Connections = 2_000;

    [Fact]
    public async Task Who_says_nothing_is_cut_off_and_meanwhile_others_are_served()
    {
        await using var agent = await AgentProcess.StartAsync();
        using var idle = await IdleConnections.OpenAsync(agent, Connections);

        var took = await idle.SignedAsync();
        output.WriteLine($"{Connections} connections, {agent.Memory >> 20} MiB, a request in {took.TotalMilliseconds:0} ms");
        Assert.InRange(agent.Memory, 1, IdleConnections.MostMemory);

        Assert.All(await Task.WhenAll(idle.Mute.Select(IdleConnections.ReadAsync)), Assert.Empty);
        await IdleConnections.AskAsync(idle.Answered[0]);
    }
}
