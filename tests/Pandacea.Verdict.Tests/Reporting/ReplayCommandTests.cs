using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Reporting;

public sealed class ReplayCommandTests
{
    [Fact]
    public void What_was_laid_over_the_drill_is_replayed_too()
    {
        var verdict = DoctoredJournal.Healthy().Plan(plan => plan with { Sets = ["observe=9s", "criteria.loss.allowed=3"] }).Verdict();

        Assert.EndsWith("--set \"observe=9s\" --set \"criteria.loss.allowed=3\"", verdict.ReplayCommand, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_ran_it_may_know_better_how_to_run_and_judge_it_again()
    {
        var verdict = DoctoredJournal.Healthy().Verdict();

        Assert.Equal(("pandacea drill run evm_rpc_flap --seed 7F3A91", "pandacea drill judge r1"), (verdict.ReplayCommand, verdict.JudgeCommand));
        var known = verdict with { ReplayCommand = "replay", JudgeCommand = "judge" };
        Assert.Equal(("replay", "judge"), (known.ReplayCommand, known.JudgeCommand));
    }
}
