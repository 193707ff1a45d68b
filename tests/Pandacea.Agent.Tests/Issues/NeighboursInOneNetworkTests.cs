using System.Net;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Whoever has an IPv6 network has 2^64 addresses: each of them had a limit and a standing of its own.</summary>
public sealed class NeighboursInOneNetworkTests
{
    [Theory]
    [InlineData("2001:db8:0:1::")]
    [InlineData("2001:db8:0:1:ffff:ffff:ffff:")]
    public async Task The_addresses_of_an_IPv6_network_share_one_limit(string network)
    {
        await using var agent = await StartAsync();

        var answers = await AskAsync(agent, Enumerable.Range(1, 30).Select(number => $"{network}{number:x}"));

        Assert.Equal((401, 429), (answers[0], answers[^1]));
        Assert.Equal([401], (await AskAsync(agent, ["2001:db8:0:2::1"])).Distinct());
    }

    [Fact]
    public async Task Those_of_IPv4_have_one_each()
    {
        await using var agent = await StartAsync();

        Assert.Equal([401], (await AskAsync(agent, Enumerable.Range(1, 30).Select(number => $"203.0.113.{number}"))).Distinct());
    }

    private static Task<TestAgent> StartAsync() => TestAgent.StartAsync(options => options with { TrustedProxies = [IPAddress.Loopback] });

    private static async Task<List<int>> AskAsync(TestAgent agent, IEnumerable<string> addresses)
    {
        var statuses = new List<int>();
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/products");
            request.Headers.Add("X-Forwarded-For", address);
            statuses.Add((await agent.SendAsync(request)).Status);
        }

        return statuses;
    }
}
