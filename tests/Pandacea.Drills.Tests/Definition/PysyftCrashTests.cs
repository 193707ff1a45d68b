using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>The drill that breaks the compute worker: valid in its profiles, inside its time, and with what it promises in it.</summary>
public sealed class PysyftCrashTests
{
    private static readonly DrillDefinition Drill = new DrillCatalog(Path.GetTempPath()).Load("pysyft_crash");

    [Theory]
    [InlineData("quick", 30_000)]
    [InlineData("full", 200_000)]
    public void Ends_within_its_time_for_every_seed(string profile, double limitMs)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.InRange(DrillPlanner.Plan(Drill, profile, $"{seed:X6}", []).LengthMs, 1, limitMs);
        }
    }

    [Fact]
    [Trait("Requirement", "S51")]
    public void Its_recovery_is_held_to_sixty_seconds()
    {
        var plan = DrillPlanner.Plan(Drill, "full", "1", []).Run;
        Assert.Equal((60_000, 60_000), (plan.Criteria.RecoveryWithinMs, plan.ObservationMs));
    }

    [Fact]
    public void Each_proxy_has_its_own_drilled_client()
    {
        var plan = DrillPlanner.Plan(Drill, "quick", "1", []).Run;
        Assert.Equal(("agent", "compute", "compute", "workload"), (plan.ClientOf("compute"), plan.ClientOf("reports"), plan.ClientOf("ipfs"), plan.ClientOf("agent")));
    }

    [Theory]
    [InlineData("quick")]
    [InlineData("full")]
    [Trait("Requirement", "S47")]
    public void The_worker_is_killed_while_its_reports_are_held_back(string profile)
    {
        var windows = DrillPlanner.Plan(Drill, profile, "7F3A91", []).Run.Windows;
        var (held, killed) = (windows[0], windows[1]);
        Assert.Equal(("reports", "compute", true), (held.On, killed.On, held.Joined));
        Assert.InRange(killed.StartMs, held.StartMs + 1, held.StartMs + held.ForMs - 1);
        Assert.True(killed.StartMs + killed.ForMs > held.StartMs + held.ForMs);
    }

    [Fact]
    public void A_pause_that_does_not_outlast_the_lease_makes_no_zombie() =>
        Assert.Contains(
            Sample.Problems(File.ReadAllText(Path.Combine(Sample.Root, "drills", "pysyft_crash.yaml")).Replace("lease: 2s", "lease: 3s", StringComparison.Ordinal)),
            problem => problem.Contains("in profile quick: no fault pauses 'compute' beyond jobs.lease (3s)", StringComparison.Ordinal));

    [Theory]
    [InlineData("type: latency, stream: upstream, latency: 2500ms, for: 3s", "type: latency, stream: upstream, latency: 2s, for: 3s")]
    [InlineData("type: latency, stream: upstream, latency: 2500ms, for: 3s", "type: latency, stream: upstream, latency: 3s, for: 3s")]
    [InlineData("type: latency, stream: upstream, latency: 2500ms, for: 3s", "type: latency, stream: downstream, latency: 2500ms, for: 3s")]
    [InlineData("type: latency, stream: upstream, latency: 2500ms, for: 3s", "type: timeout, stream: upstream, for: 3s")]
    public void Without_results_that_come_too_late_their_fence_is_not_asked_about(string right, string wrong) =>
        Assert.Contains(
            Sample.Problems(File.ReadAllText(Path.Combine(Sample.Root, "drills", "pysyft_crash.yaml")).Replace(right, wrong, StringComparison.Ordinal)),
            problem => problem.Contains("in profile quick: no fault holds results back beyond jobs.lease (2s)", StringComparison.Ordinal));

    [Fact]
    public void Without_jobs_nothing_can_be_asked_about_them() =>
        Assert.Contains(
            Sample.Problems(Sample.With("criteria:\n", "criteria:\n  chargedOnce: { on: evm }\n")),
            problem => problem.Contains("the workload hands in no jobs. Add jobs or trainings.", StringComparison.Ordinal));
}
