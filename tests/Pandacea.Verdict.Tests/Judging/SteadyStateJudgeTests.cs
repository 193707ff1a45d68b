using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class SteadyStateJudgeTests
{
    private const double From = HealthyPlan.SteadyFrom;
    private const double To = HealthyPlan.InjectFrom;

    [Fact]
    public void Failures_before_the_first_fault_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().FailReads(From, From + 200)).Inconclusive("Not steady before the first fault: 9");

    [Fact]
    public void One_failure_in_a_hundred_is_inside_the_target() =>
        Judge(DoctoredJournal.Healthy().FailReads(From, From + 41)).Passed();

    [Fact]
    public void Slow_reads_before_the_first_fault_are_inconclusive() =>
        Judge(SlowReads(100)).Inconclusive("read p95 100 ms, target below 100 ms");

    [Fact]
    public void Reads_just_below_the_target_pass() => Judge(SlowReads(99)).Passed();

    [Fact]
    public void Slow_writes_wait_for_blocks_and_do_not_count() =>
        Judge(DoctoredJournal.Healthy().End(From, To, (invoked, ended) => OperationNames.IsRead(invoked.Name) ? ended : ended with { T = ended.T + DoctoredJournal.Ns(500) })).Passed();

    [Fact]
    public void Too_few_operations_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => operation.Due < DoctoredJournal.Ns(From + 900)))
            .Inconclusive("Only 99 operations before the first fault; 100 are needed");

    [Fact]
    public void A_hundred_operations_of_which_one_failed_are_just_enough() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => operation.Due < DoctoredJournal.Ns(From + 880)).FailReads(3_060, 3_061)).Passed();

    [Fact]
    public void Twenty_reads_are_just_enough() => Assert.Equal(
        ["Only 74 operations before the first fault; 100 are needed."],
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => OperationNames.IsRead(operation.Name) && operation.Due < DoctoredJournal.Ns(To - 640))).Evidence);

    [Fact]
    public void No_reads_at_all_are_too_few() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => OperationNames.IsRead(operation.Name))).Inconclusive("Only 0 successful reads before the first fault; 20 are needed");

    [Fact]
    public void What_was_measured_is_told()
    {
        var result = Judge(DoctoredJournal.Healthy());
        Assert.Equal(["operations", "readP95Ms", "reads", "successRate"], result.Figures.Keys.Order());
        Assert.Equal((1, 12), (result.Figures["successRate"], result.Figures["readP95Ms"]));
        Assert.Equal($"{result.Figures["operations"]} operations before the first fault: 100 % ok, read p95 12 ms", result.Summary);
    }

    [Fact]
    public void Transfers_are_told_and_must_stay_below_the_target()
    {
        var result = Judge(DoctoredJournal.Healthy().WithNode());
        Assert.Equal((30, 50), (result.Figures["content.uploadP95Ms"], result.Figures["content.downloadP95Ms"]));
        Assert.Equal(["content.upload: 29 before the first fault, p95 30 ms.", "content.download: 29 before the first fault, p95 50 ms."], result.Evidence);
        Judge(DoctoredJournal.Healthy().WithNode().Plan(plan => plan with { SteadyState = plan.SteadyState with { ReadP95Ms = 50 } }))
            .Inconclusive("Not steady before the first fault: content.download p95 50 ms, target below 50 ms");
    }

    [Fact]
    public void A_finer_target_needs_more_operations() =>
        Judge(DoctoredJournal.Healthy().Plan(plan => plan with { SteadyState = plan.SteadyState with { SuccessRate = 0.995 } }))
            .Inconclusive("Only 144 operations before the first fault; 200 are needed");

    [Fact]
    public void Too_few_reads_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => OperationNames.IsRead(operation.Name) && operation.Due < DoctoredJournal.Ns(To - 600)))
            .Inconclusive("Only 18 successful reads");

    [Fact]
    public void A_run_that_never_left_the_phase_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<PhaseStarted>(phase => phase.Phase != Phases.SteadyState)).Inconclusive("not completed");

    [Fact]
    public void Operations_that_the_first_fault_caught_under_way_do_not_count() =>
        Judge(DoctoredJournal.Healthy().End(To - 300, To, (_, ended) => ended with { Outcome = OperationOutcome.Unknown, T = DoctoredJournal.Ns(To + 900) })).Passed();

    [Fact]
    public void Operations_that_hung_long_before_the_first_fault_do_count() =>
        Judge(DoctoredJournal.Healthy().End(From, From + 300, (_, _) => null)).Inconclusive("Not steady");

    [Fact]
    public void Writes_wait_for_blocks_and_have_two_seconds_whatever_an_attempt_may_take()
    {
        Judge(Hanging(To - 1_990, OperationNames.IsWrite)).Passed();
        Judge(Hanging(To - 2_300, OperationNames.IsWrite)).Inconclusive("Not steady");
        Judge(Hanging(To - 1_990, OperationNames.IsRead)).Inconclusive("Not steady");
    }

    [Theory]
    [InlineData(OperationNames.ContentUpload)]
    [InlineData(OperationNames.ContentDownload)]
    [Trait("Requirement", "S93")]
    public void Slow_transfers_of_1_MiB_do_not_hide_behind_small_ones(string name)
    {
        var slow = DoctoredJournal.Healthy().WithNode().Plan(plan => plan with { SteadyState = plan.SteadyState with { ReadP95Ms = 500 } });
        var first = slow.Of<OperationInvoked>().First(operation => operation.Name == name && operation.Due >= DoctoredJournal.Ns(From) && operation.Due < DoctoredJournal.Ns(To));
        slow.Replace<OperationInvoked>(operation => operation.Op == first.Op, operation => operation with { Content = operation.Content! with { Bytes = 1024 * 1024 } });
        Judge(slow).Passed();
        slow.End(0, 1e6, (operation, ended) => operation.Op == first.Op ? ended with { T = operation.Due + DoctoredJournal.Ns(501) } : ended, other => other == name);
        Judge(slow).Inconclusive($"{name} of 1 MiB p95 501 ms, target below 500 ms");
    }

    /// <summary>Operations that were due after an instant never end; an attempt may take 400 ms.</summary>
    private static DoctoredJournal Hanging(double fromMs, Func<string, bool> which) => DoctoredJournal.Healthy()
        .Plan(plan => plan with { Timers = plan.Timers with { AttemptTimeoutMs = 400 } })
        .End(fromMs, To, (_, _) => null, which);

    private static DoctoredJournal SlowReads(double ms) => DoctoredJournal.Healthy().End(
        From, To, (invoked, ended) => ended with { T = invoked.Due + DoctoredJournal.Ns(ms) }, OperationNames.IsRead);

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.SteadyState);
}
