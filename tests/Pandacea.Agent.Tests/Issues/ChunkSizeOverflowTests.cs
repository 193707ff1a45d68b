using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

public sealed class ChunkSizeOverflowTests
{
    [Fact]
    public async Task A_chunk_size_that_no_number_can_hold_is_a_400()
    {
        await using var agent = await TestAgent.StartAsync();
        var headers = new TestSigner().Headers(agent.Host.PeerId, "POST", AgentRoutes.Leases, [], "key").Select(header => $"{header.Name}: {header.Value}\r\n");

        var answer = await RawSocket.SendAsync(
            agent.Host.Address,
            $"POST {AgentRoutes.Leases} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n{string.Concat(headers)}\r\nFFFFFFFFFFFFFFFF\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("INVALID_REQUEST", answer, StringComparison.Ordinal);
    }
}
