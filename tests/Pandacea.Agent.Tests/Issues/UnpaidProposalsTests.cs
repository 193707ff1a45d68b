using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Whoever made identities and proposed, and never paid, doubled the price of a product for everybody.</summary>
public sealed class UnpaidProposalsTests
{
    private const string Lease = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"720h"}""";

    [Fact]
    public async Task Proposals_that_nobody_paid_for_do_not_raise_the_price()
    {
        await using var agent = await TestAgent.StartAsync();
        var before = await PriceAsync(agent);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var (signer, taken) = (new TestSigner(), 0);
            for (var i = 0; i < 10; i++)
            {
                taken += (await agent.PostAsync(signer, AgentRoutes.Leases, Lease, $"k{i}")).Status == 202 ? 1 : 0;
            }

            return taken;
        }));

        // A busy machine may refuse a few.
        Assert.InRange(accepted.Sum(), 100, 200);
        Assert.StartsWith($"leases {1 + accepted.Sum()},", agent.Kept(), StringComparison.Ordinal);
        Assert.Equal(before, await PriceAsync(agent));
    }

    private static async Task<string> PriceAsync(TestAgent agent)
    {
        var answer = await agent.PostAsync(new(), AgentRoutes.Leases, Lease, "k");
        return answer.Json.GetProperty("proposedPrice").GetString()!;
    }
}
