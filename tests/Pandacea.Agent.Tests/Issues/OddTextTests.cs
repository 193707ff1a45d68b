using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Text that JSON can write and nobody can read: halves of pairs, escapes in names, numbers of any size. Half a pair in the parameters of a computation was a 500.</summary>
public sealed class OddTextTests
{
    private const string Lease = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"24h","computation":{"type":"t","parameters":PARAMETERS}}""";

    [Theory]
    [InlineData("""{"productId":"\ud800","maxPrice":"1","duration":"1h"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"productId":"x","maxPrice":"1","duration":"1h","spenderDid":"did:\ud83d"}""")]
    [InlineData("""{"productId":"x","maxPrice":"1","duration":"999999999999999999999h"}""")]
    public async Task Fields_with_it_are_a_400(string json)
    {
        await using var agent = await TestAgent.StartAsync();

        Assert.Equal(400, (await agent.PostAsync(new(), "/api/v1/leases", json, "k")).Status);
        Assert.Contains("leases 0,", agent.Kept(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", 400)]
    [InlineData("""{"a":[{"b":"\udfff"}]}""", 400)]
    [InlineData("""{"\udfff":1}""", 400)]
    [InlineData("""{"a":["\ud83d\ude00",1e999999,-0.0]}""", 202)]
    public async Task Parameters_with_it_are_a_400_and_what_is_only_odd_is_kept(string parameters, int status)
    {
        await using var agent = await TestAgent.StartAsync();

        var answer = await agent.PostAsync(new(), "/api/v1/leases", Lease.Replace("PARAMETERS", parameters, StringComparison.Ordinal), "k");

        Assert.Equal(status, answer.Status);
        Assert.Contains($"leases {(status == 202 ? 1 : 0)},", agent.Kept(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/auth/challenge", """{"address":"\ud800"}""", 400)]
    [InlineData("/api/v1/auth/verify", """{"nonce":"\ud800","signature":"0x"}""", 400)]
    [InlineData("/api/v1/auth/verify", """{"nonce":"\u0000","signature":"\u0000"}""", 401)]
    public async Task Nor_does_it_break_the_binding_of_addresses(string path, string json, int status)
    {
        await using var agent = await TestAgent.StartAsync();

        Assert.Equal(status, (await agent.PostAsync(new(), path, json, "k")).Status);
    }
}
