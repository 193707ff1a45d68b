using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>The drill that ships: valid in both profiles and inside its time.</summary>
public sealed class EvmRpcFlapTests
{
    private static readonly DrillDefinition Drill = new DrillCatalog(Path.GetTempPath()).Load("evm_rpc_flap");

    [Theory]
    [InlineData("full", 160_000)]
    [InlineData("quick", 23_000)]
    public void Ends_within_its_time_for_every_seed(string profile, double limitMs)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var plan = DrillPlanner.Plan(Drill, profile, $"{seed:X6}", []);
            Assert.InRange(plan.LengthMs, 1, limitMs);
        }
    }

    [Theory]
    [Trait("Requirement", "S20")]
    [InlineData("full")]
    [InlineData("quick")]
    public void Goes_up_and_down_at_least_three_times(string profile)
    {
        var windows = DrillPlanner.Plan(Drill, profile, "7F3A91", []).Run.Windows;

        Assert.True(windows.Count(window => !window.Canary && !window.Joined) >= 3);
    }

    [Theory]
    [Trait("Requirement", "S20")]
    [InlineData("full")]
    [InlineData("quick")]
    public void Mixes_every_kind_of_outage(string profile)
    {
        var types = DrillPlanner.Plan(Drill, profile, "7F3A91", []).Run.Windows.Select(window => window.Type).Distinct().Order();

        Assert.Equal(["down", "http_status", "jsonrpc_error", "latency", "pause", "reset_peer", "timeout"], types);
    }

    [Fact]
    public void Asks_everything_of_the_runbook()
    {
        var criteria = DrillPlanner.Plan(Drill, "full", "7F3A91", []).Run.Criteria;

        Assert.Equal(2_000, criteria.BackoffAtLeastMs);
        Assert.True(criteria.RetryAfterHonoured);
        Assert.Equal(10, criteria.CircuitOpensAfter);
        Assert.Equal(30_000, criteria.RecoveryWithinMs);
        Assert.Equal(0, criteria.LossAllowed);
        Assert.Equal(1.5, criteria.AttemptsPerCall);
    }
}
