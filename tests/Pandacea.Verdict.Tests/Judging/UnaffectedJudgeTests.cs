using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

[Trait("Requirement", "S39")]
public sealed class UnaffectedJudgeTests
{
    private static readonly double From = DoctoredJournal.Into(HealthyPlan.Silent, 0);
    private static readonly double To = DoctoredJournal.After(HealthyPlan.Silent, 0);

    [Fact]
    public void What_goes_on_as_before_passes_and_is_told()
    {
        var result = Asked((_, _) => (10, true));
        result.Passed();
        Assert.Equal((183, 1, 10), (result.Figures["operations"], result.Figures["successRate"], result.Figures["readP95Ms"]));
    }

    [Fact]
    public void What_is_just_as_slow_as_allowed_passes() => Asked((due, _) => (due < From ? 10 : 60, true)).Passed();

    [Fact]
    public void What_fails_while_something_else_is_struck_is_failed() =>
        Asked((due, at) => (10, due < From || due > To || at % 4 > 0)).Failed("operations on what was not struck succeeded while a fault was in force, target 99");

    [Fact]
    public void What_gets_slow_while_something_else_is_struck_is_failed() =>
        Asked((due, _) => (due < From ? 10 : 70, true)).Failed("had a p95 of 70 ms while a fault was in force, at most 60 ms allowed (10 ms before)");

    [Fact]
    public void What_is_slow_after_the_faults_is_not_its_business() => Asked((due, _) => (due < DoctoredJournal.After(HealthyPlan.Down, 1) ? 10 : 500, true)).Passed();

    [Fact]
    public void Without_operations_on_others_it_is_inconclusive() =>
        Healthy().Result(CriterionNames.Unaffected).Inconclusive("Only 0 operations on what was not struck");

    [Fact]
    public void A_plan_that_asks_for_it_needs_something_that_is_not_struck()
    {
        var rates = HealthyPlan.Create().Rates.Where(rate => rate.Key != OperationNames.LeaseApprove).ToDictionary();
        var plan = HealthyPlan.Create() with { Rates = rates, Criteria = HealthyPlan.Create().Criteria with { OthersUnaffected = true } };
        Assert.Contains(ThresholdCheck.Problems(plan), problem => problem.Path == "criteria.unaffected");
    }

    /// <summary>A run in which nothing is asked of the agent.</summary>
    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => operation.Name == OperationNames.LeaseApprove);

    /// <summary>A run with reads of the agent's catalogue.</summary>
    private static CriterionResult Asked(Func<double, int, (double LatencyMs, bool Ok)> behaviour)
    {
        var journal = Healthy();
        for (var at = 0; at < 500; at++)
        {
            var due = HealthyPlan.SteadyFrom + (at * 50);
            var (latency, ok) = behaviour(due, at);
            journal
                .Add(due, new OperationInvoked { Op = 4_000_000_000 + at, Name = OperationNames.ProductRead, Due = DoctoredJournal.Ns(due) })
                .Add(due + latency, new OperationEnded { Op = 4_000_000_000 + at, Outcome = ok ? OperationOutcome.Ok : OperationOutcome.Failed });
        }

        return journal.Result(CriterionNames.Unaffected);
    }
}
