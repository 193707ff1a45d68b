using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class HealthyRunTests
{
    [Fact]
    [Trait("Requirement", "S26")]
    public void A_healthy_run_passes_every_criterion()
    {
        var verdict = DoctoredJournal.Healthy().Verdict();
        Assert.All(verdict.Criteria, result => result.Passed());
        Assert.Equal(10, verdict.Criteria.Count);
        Assert.Equal((CriterionStatus.Passed, 0, false), (verdict.Status, verdict.ExitCode, verdict.Weakened));
    }

    [Fact]
    public void The_four_numbers_are_measured()
    {
        var numbers = DoctoredJournal.Healthy().Verdict().Numbers;
        Assert.InRange(numbers.RtoMs!.Value, 1_200, 1_400);
        Assert.False(numbers.RtoCensored);
        Assert.Equal(0, numbers.Rpo);
        Assert.InRange(numbers.DetectionMs!.Value, 1_900, 2_300);
        Assert.InRange(numbers.AttemptsPerCall!.Value, 0.5, 1.6);
    }
}
