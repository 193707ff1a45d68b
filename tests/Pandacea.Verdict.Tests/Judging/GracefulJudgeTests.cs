using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

[Trait("Requirement", "S39")]
public sealed class GracefulJudgeTests
{
    private const double WithinMs = 30_000;
    private static readonly double Struck = DoctoredJournal.Into(HealthyPlan.Silent, 100);

    [Fact]
    public void Errors_in_time_pass_and_are_counted()
    {
        var result = Asked().Result(CriterionNames.Graceful);
        result.Passed();
        Assert.Equal(2_000, result.Figures["longestMs"], 50.0);
        Assert.True(result.Figures["failed"] > 10);
    }

    [Theory]
    [InlineData(1.04, true)]
    [InlineData(1.06, false)]
    public void What_takes_longer_than_five_percent_more_is_failed(double share, bool passes)
    {
        var result = First((operation, ended) => ended with { T = operation.T + DoctoredJournal.Ns(share * WithinMs) }).Result(CriterionNames.Graceful);
        if (passes)
        {
            result.Passed();
        }
        else
        {
            result.Failed("took 31.80 s, at most 30.00 s asked");
        }
    }

    [Theory]
    [InlineData(31_650, true)]
    [InlineData(31_651, false)]
    public void A_busy_machine_is_late_by_150_ms_more(double ms, bool passes) =>
        Assert.Equal(passes ? CriterionStatus.Passed : CriterionStatus.Failed, First((operation, ended) => ended with { T = operation.T + DoctoredJournal.Ns(ms) }).Result(CriterionNames.Graceful).Status);

    [Theory]
    [InlineData(30_000, true)]
    [InlineData(30_001, false)]
    public void What_was_stopped_is_excused_by_nothing(double ms, bool passes) =>
        Assert.Equal(
            passes ? CriterionStatus.Passed : CriterionStatus.Failed,
            First((operation, ended) => ended with { Outcome = OperationOutcome.Unknown, Error = OperationErrors.Stopped, T = operation.T + DoctoredJournal.Ns(ms) }).Result(CriterionNames.Graceful).Status);

    [Fact]
    public void The_longest_is_measured_from_its_start()
    {
        var result = First((operation, ended) => ended with { T = operation.T + DoctoredJournal.Ns(20_000) }).Result(CriterionNames.Graceful);
        Assert.Equal(20_000, result.Figures["longestMs"]);
        Assert.EndsWith("failed with an error that says why; the longest took 20.00 s", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_of_others_is_not_judged()
    {
        var journal = Asked();
        var judged = journal.Of<OperationInvoked>().Where(operation => operation.Name is not (OperationNames.Canary or OperationNames.LeaseApprove)).Select(operation => operation.Op).ToHashSet();
        var result = journal.End(0, 1e6, (_, ended) => ended with { T = ended.T + DoctoredJournal.Ns(60_000) }, name => name == OperationNames.LeaseApprove).Result(CriterionNames.Graceful);
        result.Passed();
        Assert.Equal((judged.Count, journal.Of<OperationEnded>().Count(ended => judged.Contains(ended.Op) && ended.Outcome != OperationOutcome.Ok)), ((int)result.Figures["operations"], (int)result.Figures["failed"]));
    }

    [Fact]
    public void What_never_ended_is_failed() =>
        First((_, _) => null).Add(Struck + 60_000, new HostStalled { StallMs = 1 }).Result(CriterionNames.Graceful).Failed("did not end within");

    [Fact]
    public void What_the_runner_had_to_stop_is_failed() =>
        First((operation, ended) => ended with { Outcome = OperationOutcome.Unknown, Error = OperationErrors.Stopped, T = operation.T + DoctoredJournal.Ns(40_000) })
            .Result(CriterionNames.Graceful).Failed("did not end within 40.00 s");

    [Fact]
    public void An_error_of_no_promised_kind_is_failed() =>
        First((_, ended) => ended with { Outcome = OperationOutcome.Unknown, Error = "unexpected NullReferenceException: x" })
            .Result(CriterionNames.Graceful).Failed("ended with an error of no promised kind: unexpected NullReferenceException: x");

    [Fact]
    public void Without_an_operation_under_a_fault_it_is_inconclusive() =>
        Asked().Remove<FaultInjected>().Result(CriterionNames.Graceful).Inconclusive("No operation was due while a fault was in force");

    [Fact]
    public void Less_time_than_a_call_may_take_is_refused()
    {
        var plan = HealthyPlan.Create() with { Criteria = HealthyPlan.Create().Criteria with { GracefulWithinMs = 29_999 } };
        Assert.Contains(ThresholdCheck.Problems(plan), problem => problem.Path == "criteria.graceful.within");
    }

    private static DoctoredJournal Asked() => DoctoredJournal.Healthy().Criteria(asked => asked with { GracefulWithinMs = WithinMs });

    /// <summary>Changes the end of the first read that was due under the first fault.</summary>
    private static DoctoredJournal First(Func<OperationInvoked, OperationEnded, OperationEnded?> change)
    {
        var journal = Asked();
        var first = journal.Of<OperationInvoked>().First(operation => operation.Name == OperationNames.BlockRead && operation.Due >= DoctoredJournal.Ns(Struck));
        return journal.End(Struck, 1e6, (operation, ended) => operation.Op == first.Op ? change(operation, ended) : ended);
    }
}
