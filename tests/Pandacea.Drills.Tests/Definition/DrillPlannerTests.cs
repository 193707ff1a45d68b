using System.Text.Json;
using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>Properties of every plan.</summary>
public sealed class DrillPlannerTests
{
    private static readonly DrillDefinition Shipped = new DrillCatalog(Path.GetTempPath()).Load("evm_rpc_flap");

    [Fact]
    public void Gives_the_same_plan_for_the_same_seed()
    {
        var (first, second) = (DrillPlanner.Plan(Shipped, "full", "A1", []), DrillPlanner.Plan(Shipped, "full", "A1", []));

        Assert.Equal(JsonSerializer.Serialize(first), JsonSerializer.Serialize(second));
    }

    [Fact]
    public void Strikes_at_other_moments_for_another_seed()
    {
        double[] Starts(string seed) => [.. DrillPlanner.Plan(Shipped, "full", seed, []).Run.Windows.Select(window => window.StartMs)];

        Assert.NotEqual(Starts("A1"), Starts("A2"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("quick")]
    public void Never_lets_windows_overlap_and_keeps_their_gaps(string profile)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var windows = DrillPlanner.Plan(Shipped, profile, $"{seed}", []).Run.Windows;
            foreach (var (before, after) in windows.Zip(windows.Skip(1)))
            {
                var gap = after.StartMs - (before.StartMs + before.ForMs);
                Assert.True(before.Joined ? gap == 0 : gap is >= 2_000 and <= 5_200, $"seed {seed}, window {after.Index}: {gap} ms");
            }
        }
    }

    [Fact]
    public void Carries_everything_that_judges_and_runner_need()
    {
        var plan = Sample.Plan();

        Assert.Equal(new DrilledTimers(5, 100, 5_000, 10, 30_000, 1_000, 2_000, 30_000), plan.Run.Timers);
        Assert.Equal(new SteadyStateTarget(12_000, 0.99, 100), plan.Run.SteadyState);
        Assert.Equal(10, plan.Run.Rates[OperationNames.LeaseCreate]);
        Assert.Equal(50, plan.Run.Rates[OperationNames.BlockRead]);
        Assert.Equal(new CanaryDefinition(6, "eth_getBalance"), plan.Workload.Canary);
        Assert.Equal("-32603", plan.Run.Windows[0].Attributes["code"]);
        Assert.Equal((60, "429", "1s"), (plan.Run.Windows[1].Percent, plan.Run.Windows[1].Attributes["status"], plan.Run.Windows[1].Attributes["retryAfter"]));
        Assert.Equal([false, true, false], plan.Run.Windows.Select(window => window.Joined));
        Assert.Empty(plan.Run.Weakened);
    }

    [Theory]
    [InlineData("30s", 60_000)]
    [InlineData("16s", 60_000)]
    [InlineData("2s", 60_000)]
    public void Observes_twice_the_longest_timer_at_most_a_minute(string reset, double expected) =>
        Assert.Equal(expected, Sample.Plan(overrides: [$"sdk.circuitReset={reset}"]).Run.ObservationMs);

    [Theory]
    [InlineData("20s", 40_000)]
    [InlineData("10s", 30_000)]
    public void Observes_half_a_minute_at_least(string total, double expected) => Assert.Equal(
        expected, Sample.Plan(overrides: [$"sdk.totalTimeout={total}", "sdk.circuitReset=8s"]).Run.ObservationMs);

    [Fact]
    public void Takes_the_observation_that_the_drill_asks_for() =>
        Assert.Equal(33_000, Sample.Plan(overrides: ["observe=33s"]).Run.ObservationMs);

    [Fact]
    public void Refuses_an_unknown_profile()
    {
        var refused = Assert.Throws<InvalidDrillException>(() => Sample.Plan("quik"));

        Assert.Contains("--profile quik  'quik' is not a profile of this drill. Did you mean 'quick'? Known: full, quick.", refused.Message, StringComparison.Ordinal);
    }
}
