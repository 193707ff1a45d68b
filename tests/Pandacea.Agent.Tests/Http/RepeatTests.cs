using System.Net.Sockets;
using System.Text;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>What is asked for once is done once, however it is asked.</summary>
[Trait("Requirement", "S97")]
public sealed class RepeatTests
{
    private const string Lease = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"24h"}""";

    [Fact]
    public async Task Fifty_at_once_with_one_key_are_one_proposal_and_one_answer()
    {
        await using var agent = await StartAsync();
        var signer = new TestSigner();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => agent.PostAsync(signer, AgentRoutes.Leases, Lease, "k")));

        Assert.All(answers, answer => Assert.Equal((202, answers[0].Body), (answer.Status, answer.Body)));
        Assert.StartsWith("leases 1, idempotency 1,", agent.Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_bodies_at_once_with_one_key_are_one_proposal()
    {
        await using var agent = await StartAsync();
        var signer = new TestSigner();

        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(hours =>
            agent.PostAsync(signer, AgentRoutes.Leases, Lease.Replace("24h", $"{hours}h", StringComparison.Ordinal), "k")));

        Assert.Single(answers, answer => answer.Status == 202);
        Assert.Equal(49, answers.Count(answer => answer is { Status: 409, Code: AgentErrorCodes.IdempotencyKeyReused }));
        Assert.StartsWith("leases 1, idempotency 1,", agent.Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hangs_up_and_asks_again_has_one_proposal_for_each_key()
    {
        await using var agent = await StartAsync();
        var signer = new TestSigner();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => HangUpAsync(agent, signer, $"k{number}")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => agent.PostAsync(signer, AgentRoutes.Leases, Lease, $"k{number}")));

        Assert.All(answers, answer => Assert.Equal(202, answer.Status));
        Assert.Equal(50, answers.Select(answer => answer.Body).Distinct().Count());
        Assert.StartsWith("leases 50, idempotency 50,", agent.Kept(), StringComparison.Ordinal);
        Assert.Equal(0, agent.Host.Queue.Depth);
    }

    private static Task<TestAgent> StartAsync() => TestAgent.StartAsync(options => options with { IdentityRate = new(1000, 1000) });

    private static async Task HangUpAsync(TestAgent agent, TestSigner signer, string key)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(agent.Host.Address.Host, agent.Host.Address.Port);
        var headers = signer.Headers(agent.Host.PeerId, "POST", AgentRoutes.Leases, Encoding.UTF8.GetBytes(Lease), key).Select(header => $"{header.Name}: {header.Value}\r\n");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {AgentRoutes.Leases} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {Lease.Length}\r\n{string.Concat(headers)}\r\n{Lease}"));
        client.Client.Close(timeout: 0);
    }
}
