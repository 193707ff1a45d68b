using System.Text.Json;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>An agent that was told of a node but of no contract took leases that it could never approve, and called itself ready.</summary>
public sealed class UnfollowedChainTests
{
    private const string Name = "lease_contract";
    private const string Key = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

    [Fact]
    public async Task Without_a_contract_it_warns_at_the_start_and_is_not_ready()
    {
        await using var agent = await TestAgent.StartAsync();

        var warning = Assert.Single(Lines(agent), line => line.GetProperty("event").GetString() == "chain_not_followed");
        Assert.Equal("WARN", warning.GetProperty("level").GetString());
        var (status, check) = await CheckAsync(agent);
        Assert.Equal((503, "not_ready"), (status, check.GetProperty("status").GetString()));
        foreach (var text in new[] { warning, check })
        {
            Assert.Contains("LEASE_CONTRACT_ADDRESS", text.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains("AGENT_PRIVATE_KEY", text.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_one_it_does_not()
    {
        await using var agent = await TestAgent.StartAsync(options => options with { ContractAddress = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", EarnerKey = Key });

        Assert.DoesNotContain(Lines(agent), line => line.GetProperty("event").GetString() == "chain_not_followed");
        Assert.Equal("ready", (await CheckAsync(agent)).Check.GetProperty("status").GetString());
    }

    private static IEnumerable<JsonElement> Lines(TestAgent agent) =>
        agent.LogText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static async Task<(int Status, JsonElement Check)> CheckAsync(TestAgent agent)
    {
        var answer = await agent.GetAsync("/readyz");
        return (answer.Status, answer.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == Name));
    }
}
