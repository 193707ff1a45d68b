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
}
