using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>Profiles and <c>--set</c>: how they are laid over a drill, refused and confessed.</summary>
public sealed class OverrideTests
{
    [Fact]
    [Trait("Requirement", "D25")]
    public void A_profile_merges_maps_removes_with_null_and_is_named_as_weaker()
    {
        var run = Sample.Plan("quick").Run;

        Assert.Equal((3_000, 0.99), (run.SteadyState.WindowMs, run.SteadyState.SuccessRate));
        Assert.Equal(8_000, run.Criteria.RecoveryWithinMs);
        Assert.Null(run.Criteria.AttemptsPerCall);
        Assert.Equal(2_000, run.Criteria.BackoffAtLeastMs);
        Assert.Equal(
            [
                "profile quick",
                "criteria.attempts.on removed (was evm)",
                "criteria.attempts.perCall removed (was 1.5)",
                "steadyState.window 12s -> 3s",
            ],
            run.Weakened);
        Assert.Equal(["criteria.recovery.within 30s -> 8s"], run.Changed);
    }

    [Fact]
    public void A_profile_replaces_lists()
    {
        var text = Sample.With("    observe: 8s", "    observe: 8s\n    faults: [ { on: evm, type: down, for: 3s } ]\n    workload: { canary: null }\n    criteria: { backoff: null, retryAfter: null }")
            .Replace("    criteria: { recovery: { within: 8s }, attempts: null }\n", "", StringComparison.Ordinal)
            .Replace("retryAfter: null }", "retryAfter: null, recovery: { within: 8s } }", StringComparison.Ordinal);

        var window = Assert.Single(DrillPlanner.Plan(Sample.Read(text), "quick", "1", []).Run.Windows);

        Assert.Equal("down", window.Type);
        Assert.True(window.RefusesConnections);
    }

    [Fact]
    [Trait("Requirement", "D25")]
    public void Set_changes_thresholds_and_list_entries_and_is_named_as_weaker()
    {
        var run = Sample.Plan("full", "1", "criteria.recovery.within=10s", "faults[2].for=3s", "workload.leases.rate=5/s", "criteria.loss=null", "steadyState.successRate=>= 98%").Run;

        Assert.Equal((10_000, 3_000, 5, 0.98), (run.Criteria.RecoveryWithinMs, run.Windows[2].ForMs, run.Rates["lease.create"], run.SteadyState.SuccessRate));
        Assert.Null(run.Criteria.LossAllowed);
        Assert.Equal(
            [
                "--set faults[2].for 4s -> 3s",
                "--set workload.leases.rate 10/s -> 5/s",
                "--set criteria.loss.allowed removed (was 0)",
                "--set steadyState.successRate >= 99% -> >= 98%",
            ],
            run.Weakened);
        Assert.Equal(["--set criteria.recovery.within 30s -> 10s"], run.Changed);
    }

    [Fact]
    public void Set_to_what_it_was_weakens_nothing() => Assert.Empty(Sample.Plan(overrides: ["criteria.recovery.within=30s"]).Run.Weakened);

    [Fact]
    public void Set_comes_after_the_profile() =>
        Assert.Equal(6_000, Sample.Plan("quick", "1", "criteria.recovery.within=6s").Run.Criteria.RecoveryWithinMs);

    [Fact]
    public void Set_reads_maps_and_lists() =>
        Assert.Equal(1.2, Sample.Plan("quick", "1", "criteria.attempts={on: evm, perCall: 1.2}").Run.Criteria.AttemptsPerCall);

    [Fact]
    public void The_last_set_of_a_key_wins() => Assert.Equal(
        12_000, Sample.Plan("full", "1", "criteria.recovery.within=10s", "criteria.recovery.within=12s").Run.Criteria.RecoveryWithinMs);

    [Theory]
    [InlineData("criteria.recovery.withn=5s", "criteria.recovery.withn: 'withn' is not a key of criteria.recovery. Did you mean 'within'? Known: within.")]
    [InlineData("criteria.recovery.within=5", "criteria.recovery.within: '5' has no unit. Write 5s, 5ms or 5m.")]
    [InlineData("criteria.recovery.within=90s", "criteria.recovery.within: 90s is longer than the 1m that the last window is observed; a late recovery could not be told from none. Lengthen observe.")]
    [InlineData("faults[9].for=3s", "faults[9].for: faults has no entry [9]. Known: [0] to [2].")]
    [InlineData("faults.for=3s", "faults.for: faults is a list; name an entry, as in faults[0].")]
    [InlineData("name.first=x", "name.first: 'name' cannot be overridden.")]
    [InlineData("purpose.text=x", "purpose.text: purpose is a value and has no 'text' inside.")]
    [InlineData("profiles.quick.observe=9s", "profiles.quick.observe: 'profiles' cannot be overridden.")]
    [InlineData("faults.0.percent=0", "names an entry of a list in a way that is not known. Write faults[0].percent.")]
    [InlineData("nonsense", "is not of the form key=value. Write for example --set criteria.recovery.within=10s.")]
    [InlineData("=5s", "is not of the form key=value. Write for example --set criteria.recovery.within=10s.")]
    [InlineData("a..b=5s", "is not of the form key=value. Write for example --set criteria.recovery.within=10s.")]
    [InlineData("criteria.loss={allowed", "criteria.loss: must be a map of keys, not a value.")]
    public void A_wrong_set_names_the_option(string set, string expected)
    {
        var refused = Assert.Throws<InvalidDrillException>(() => Sample.Plan(overrides: [set]));

        Assert.Equal($"sample.yaml cannot be run as asked (1 problem):\n  --set {set}  {expected}", refused.Message);
    }
}
