using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class CleanStopJudgeTests
{
    [Fact]
    public void A_stop_in_time_passes_and_is_measured()
    {
        var result = Judge(Stopped(2_000));
        result.Passed();
        Assert.Equal((2_000, "1 stop, the slowest took 2.00 s"), (result.Figures["slowestMs"], result.Summary));
    }

    [Fact]
    public void A_stop_that_takes_longer_is_failed() => Judge(Stopped(2_001)).Failed("The stop of window 4 (stop on evm) took 2.00 s, at most 2.00 s asked");

    [Fact]
    public void A_stop_that_was_not_carried_out_is_inconclusive() =>
        Judge(Stopped(10).Remove<FaultInjected>(at => at.Window == HealthyPlan.Down)).Inconclusive("The stop of window 4 (stop on evm) was not carried out");

    [Fact]
    public void Without_a_stop_it_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Criteria(asked => asked with { CleanStopWithinMs = 2_000 })).Inconclusive("No service was stopped");

    [Fact]
    public void A_plan_that_asks_for_it_needs_a_stop()
    {
        var plan = HealthyPlan.Create() with { Criteria = HealthyPlan.Create().Criteria with { CleanStopWithinMs = 2_000 } };
        Assert.Contains(ThresholdCheck.Problems(plan), problem => problem.Path == "criteria.cleanStop");
    }

    private static DoctoredJournal Stopped(double ms)
    {
        var asked = DoctoredJournal.Into(HealthyPlan.Down, -2);
        return DoctoredJournal.Healthy()
            .Window(HealthyPlan.Down, window => window with { Type = "stop" })
            .Criteria(criteria => criteria with { CleanStopWithinMs = 2_000 })
            .Replace<FaultInjected>(at => at.Window == HealthyPlan.Down, at => at with { T = DoctoredJournal.Ns(asked + ms) });
    }

    private static CriterionResult Judge(DoctoredJournal journal) =>
        journal.Verdict().Criteria.Single(result => result.Criterion == CriterionNames.CleanStop);
}
