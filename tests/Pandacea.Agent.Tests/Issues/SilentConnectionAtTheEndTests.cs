using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A connection on which nothing was ever said held up the end of the agent for as long as it was allowed to last, and was aborted then.</summary>
public sealed class SilentConnectionAtTheEndTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_agent_ends_without_waiting_for_it()
    {
        // No limit of the agent's ever runs out: it ends by itself or not at all.
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var agent = await TestAgent.StartAsync(time: time);
        using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(agent.Host.Address.Host, agent.Host.Address.Port);

        // Connections are taken in their order.
        Assert.Equal(200, (await agent.GetAsync("/health")).Status);

        await agent.Host.StopAsync().WaitAsync(Soon);

        Assert.Equal(0, await silent.ReceiveAsync(new byte[1]).WaitAsync(Soon));
    }
}
