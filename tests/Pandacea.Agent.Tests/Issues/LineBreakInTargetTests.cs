using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

public sealed class LineBreakInTargetTests
{
    [Fact]
    public async Task A_line_break_in_the_target_is_refused_and_no_failure()
    {
        await using var agent = await TestAgent.StartAsync();
        var headers = new TestSigner().Headers(agent.Host.PeerId, "GET", AgentRoutes.Products, [], null).Select(header => $"{header.Name}: {header.Value}\r\n");

        var answer = await RawSocket.SendAsync(
            agent.Host.Address, $"GET {AgentRoutes.Products}/a\rb HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{string.Concat(headers)}\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
        Assert.Equal("signature", Assert.Single(agent.Refusals).GetProperty("reason").GetString());
    }
}
