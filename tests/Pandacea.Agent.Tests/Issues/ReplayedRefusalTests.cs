using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A refusal that was given again had the id of the first request in its body and that of the second in its header.</summary>
public sealed class ReplayedRefusalTests
{
    [Fact]
    public async Task It_names_the_request_that_it_answers()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        const string Body = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"1","duration":"24h"}""";

        // That body and header have the same id is looked at where answers are read.
        var first = await agent.PostAsync(signer, AgentRoutes.Leases, Body, "k");
        var again = await agent.PostAsync(signer, AgentRoutes.Leases, Body, "k");

        Assert.Equal((403, 403), (first.Status, again.Status));
        Assert.Equal((first.Code, first.Message), (again.Code, again.Message));
        Assert.Contains("idempotency 1,", agent.Kept(), StringComparison.Ordinal);
    }
}
