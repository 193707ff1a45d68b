using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Issues;

/// <summary>Stricter thresholds of the drills that came later were called a weakening, because nobody had said which way is looser.</summary>
public sealed class NewerThresholdsTests
{
    [Theory]
    [InlineData("agent_overload", "criteria.goodput.share=>= 92%")]
    [InlineData("agent_overload", "criteria.fairness.successRate=>= 99.6%")]
    [InlineData("agent_overload", "criteria.returns.admitted=>= 96%")]
    [InlineData("agent_overload", "faults[0].factor=12")]
    [InlineData("agent_crash", "criteria.cleanStop.within=1s")]
    [InlineData("ipfs_slowdown", "faults[2].latency=900ms")]
    public void Stricter_is_changed(string drill, string set)
    {
        var run = Plan(drill, set);
        Assert.Empty(run.Weakened);
        Assert.Single(run.Changed);
    }

    [Theory]
    [InlineData("agent_overload", "criteria.goodput.share=>= 80%")]
    [InlineData("agent_overload", "criteria.fairness.successRate=>= 90%")]
    [InlineData("agent_overload", "criteria.returns.admitted=>= 50%")]
    [InlineData("agent_overload", "faults[0].factor=5")]
    [InlineData("ipfs_slowdown", "criteria.graceful.within=90s")]
    [InlineData("ipfs_slowdown", "criteria.unaffected=null")]
    public void Looser_is_weakened(string drill, string set)
    {
        var run = Plan(drill, set);
        Assert.Single(run.Weakened);
        Assert.Empty(run.Changed);
    }

    private static RunPlan Plan(string drill, string set) =>
        DrillPlanner.Plan(new DrillCatalog(AppContext.BaseDirectory).Load(drill), Profiles.Full, "1", [set]).Run;
}
