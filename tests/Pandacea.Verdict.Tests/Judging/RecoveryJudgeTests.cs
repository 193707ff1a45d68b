using Pandacea.Protocol;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class RecoveryJudgeTests
{
    private static readonly double Undone = DoctoredJournal.After(HealthyPlan.Down, 0);

    [Fact]
    [Trait("Requirement", "S24")]
    public void Late_recovery_is_failed() =>
        Judge(DoctoredJournal.Healthy().FailReads(Undone, Undone + 2_500).Criteria(asked => asked with { RecoveryWithinMs = 2_000 }))
            .Failed("Recovered from window 4 (down on evm) after 2.7");

    [Fact]
    public void A_relapse_restarts_the_clock()
    {
        var verdict = DoctoredJournal.Healthy().FailReads(Undone + 2_000, Undone + 2_200).Verdict();
        Assert.InRange(Window(verdict, HealthyPlan.Down).RecoveryMs!.Value, 2_160, 2_500);
        Assert.InRange(Window(verdict, HealthyPlan.Down).FirstSuccessMs!.Value, 300, 360);
    }

    [Fact]
    [Trait("Requirement", "S24")]
    public void A_relapse_8_s_after_restoration_that_lasts_is_failed_with_the_censored_value()
    {
        var verdict = Longer(12_000).FailReads(Undone + 8_000, Undone + 12_000).Verdict();
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Recovery).Failed("Not recovered from window 4 (down on evm) while it was observed: > 12.00 s");
        Assert.Equal((CriterionStatus.Failed, ExitCodes.Failed), (verdict.Status, verdict.ExitCode));
        Assert.True(verdict.Numbers.RtoCensored);
        Assert.Equal(12_000, verdict.Numbers.RtoMs!.Value, 1.0);
    }

    [Fact]
    public void A_relapse_8_s_after_restoration_counts_against_the_objective() =>
        Judge(Longer(12_000).FailReads(Undone + 8_000, Undone + 8_300)).Failed("after 8.");

    /// <summary>Seen for real: Anvil stands still for as long as it dumps a state that has grown.</summary>
    [Theory]
    [InlineData(130, false)]
    [InlineData(400, true)]
    public void One_short_pause_of_the_node_in_a_long_observation_is_no_relapse(double pauseMs, bool relapse)
    {
        var until = Undone + 8_000 + pauseMs;
        var journal = Longer(12_000).End(Undone + 8_000, until, (_, ended) => ended with { T = Math.Max(ended.T, Ns(until)) }, OperationNames.IsRead);
        Assert.Equal(relapse ? CriterionStatus.Failed : CriterionStatus.Passed, Judge(journal).Status);
    }

    [Fact]
    public void A_single_failure_inside_the_target_is_no_relapse() =>
        Assert.InRange(Window(DoctoredJournal.Healthy().FailReads(Undone + 2_000, Undone + 2_041).Verdict(), HealthyPlan.Down).RecoveryMs!.Value, 250, 400);

    [Fact]
    public void Slow_reads_are_no_recovery() =>
        Judge(Slow(70)).Failed("Not recovered from window 4");

    [Fact]
    public void Reads_within_50_ms_of_the_baseline_are_recovery() => Judge(Slow(62)).Passed();

    [Fact]
    public void Reads_above_the_target_are_no_recovery_even_near_the_baseline() =>
        Judge(Reads(HealthyPlan.SteadyFrom, HealthyPlan.InjectFrom, 60)
            .Plan(plan => plan with { SteadyState = plan.SteadyState with { ReadP95Ms = 61 } })
            .End(Undone, Undone + 6_000, (invoked, ended) => ended with { T = invoked.Due + Ns(61) }, OperationNames.IsRead)).Failed("Not recovered");

    [Theory]
    [InlineData(119, false)]
    [InlineData(121, true)]
    public void Reads_may_take_twice_the_baseline(double ms, bool failed)
    {
        var result = Judge(Reads(HealthyPlan.SteadyFrom, HealthyPlan.InjectFrom, 60)
            .Plan(plan => plan with { SteadyState = plan.SteadyState with { ReadP95Ms = 500 } })
            .End(Undone, Undone + 6_000, (invoked, ended) => ended with { T = invoked.Due + Ns(ms) }, OperationNames.IsRead));
        Assert.Equal(failed ? CriterionStatus.Failed : CriterionStatus.Passed, result.Status);
    }

    [Fact]
    public void Slow_writes_are_recovery() =>
        Judge(DoctoredJournal.Healthy().End(Undone + 500, Undone + 3_000, (_, ended) => ended with { T = ended.T + Ns(400) }, name => !OperationNames.IsRead(name))).Passed();

    [Fact]
    public void The_backlog_must_be_drained()
    {
        var verdict = DoctoredJournal.Healthy()
            .End(Undone - 200, Undone - 181, (_, ended) => ended with { T = Ns(Undone + 2_400) })
            .Verdict();
        Assert.Equal(2_400, Window(verdict, HealthyPlan.Down).RecoveryMs!.Value, 0.1);
        Assert.Equal(2_400, Window(verdict, HealthyPlan.Down).DrainedMs!.Value, 0.1);
    }

    [Fact]
    public void A_backlog_that_is_never_drained_is_no_recovery() =>
        Judge(DoctoredJournal.Healthy().End(Undone - 200, Undone - 181, (_, _) => null)).Failed("never ended");

    /// <summary>Reads are fine, and whoever handed in a job after the restoration waited for minutes.</summary>
    [Fact]
    [Trait("Requirement", "S51")]
    public void A_job_that_is_handed_in_after_the_undo_and_comes_late_counts()
    {
        Judge(Jobs(Longer(12_000), takesMs: 3_000)).Passed();
        Judge(Jobs(Longer(12_000), takesMs: 3_200)).Failed("Recovered from window 4 (down on evm) after 3.7");
        Judge(Jobs(Longer(12_000), takesMs: 120_000)).Failed("Not recovered from window 4 (down on evm) while it was observed: > 12.00 s. The backlog was not drained");
        Judge(Jobs(Longer(12_000), takesMs: null)).Failed("or jobs that were handed in since, never ended");
    }

    [Fact]
    public void A_job_that_the_next_fault_or_the_end_comes_too_early_for_is_not_late() =>
        Judge(Jobs(Longer(12_000), takesMs: null, due: 9_500)).Passed();

    [Fact]
    public void Without_a_job_before_the_first_fault_nobody_knows_what_is_late() =>
        Judge(Jobs(Longer(12_000), takesMs: 120_000).Remove<OperationInvoked>(operation => operation.Op == JobBefore)).Passed();

    [Fact]
    public void A_backlog_that_is_drained_after_the_next_injection_is_no_recovery()
    {
        var undone = DoctoredJournal.After(HealthyPlan.Silent, 0);
        Judge(DoctoredJournal.Healthy().End(undone - 200, undone - 181, (_, ended) => ended with { T = Ns(undone + 3_500) }))
            .Failed("> 3.00 s. The backlog was not drained before t+10.498 s");
    }

    [Fact]
    public void Canary_operations_do_not_count()
    {
        var journal = DoctoredJournal.Healthy();
        for (var op = 0; op < 20; op++)
        {
            journal.Add(Undone + 1_000 + op, new OperationInvoked { Op = 2_000_000 + op, Name = OperationNames.Canary, Due = Ns(Undone + 1_000 + op) });
        }

        Judge(journal).Passed();
    }

    [Fact]
    public void A_canary_window_is_shown_and_not_measured()
    {
        var window = Window(DoctoredJournal.Healthy().Verdict(), HealthyPlan.Canary);
        Assert.Null(window.RecoveryMs);
        Assert.Equal("Hit canary calls only; the load had nothing to recover from.", window.Note);
    }

    [Fact]
    public void Observation_goes_on_through_a_canary_window()
    {
        var undone = DoctoredJournal.After(HealthyPlan.Throttled, 0);
        Judge(DoctoredJournal.Healthy().FailReads(undone + 5_000, undone + 5_200)).Failed("Recovered from window 2 (http_status on evm) after 5.4");
    }

    [Fact]
    public void A_joined_window_is_measured_after_the_last_of_the_chain()
    {
        var verdict = DoctoredJournal.Healthy().Window(HealthyPlan.Silent, window => window with { Joined = true }).FailReads(
            DoctoredJournal.After(HealthyPlan.Silent, 0), DoctoredJournal.After(HealthyPlan.Silent, 3_000)).Verdict();
        Assert.Null(Window(verdict, HealthyPlan.Silent).RecoveryMs);
        Assert.Contains("last of the chain", Window(verdict, HealthyPlan.Silent).Note, StringComparison.Ordinal);
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Recovery).Passed();
    }

    [Fact]
    public void Too_few_operations_after_a_fault_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => operation.Due >= Ns(Undone + 1_980)))
            .Inconclusive("only 99 operations were due between its undo");

    [Fact]
    public void Too_few_operations_before_the_next_fault_are_said_to_be_for_that_reason() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation =>
                operation.Due >= Ns(DoctoredJournal.After(HealthyPlan.Silent, 1_000)) && operation.Due < Ns(DoctoredJournal.After(HealthyPlan.Throttled, -3_000))))
            .Inconclusive("are needed. The next fault came before it could be seen.");

    [Fact]
    public void A_hundred_operations_after_a_fault_are_enough() =>
        Judge(DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => operation.Due >= Ns(Undone + 2_000))
            .End(Undone, Undone + 300, (invoked, ended) => ended with { T = invoked.Due + Ns(12), Outcome = OperationOutcome.Ok })).Passed();

    [Fact]
    public void A_finer_target_takes_a_longer_window() =>
        Judge(DoctoredJournal.Healthy().Plan(plan => plan with { SteadyState = plan.SteadyState with { SuccessRate = 0.995 } }))
            .Inconclusive("200 are needed");

    [Fact]
    public void Without_a_baseline_it_is_inconclusive()
    {
        var verdict = DoctoredJournal.Healthy().Remove<PhaseStarted>().Verdict();
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Recovery).Inconclusive("no baseline");
        Assert.Equal(4, verdict.Windows.Count);
        Assert.Null(verdict.Numbers.RtoMs);
        Assert.All(verdict.Windows, window => Assert.Equal("There is no baseline to recover to.", window.Note));
    }

    [Fact]
    public void Without_any_fault_on_the_load_it_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Plan(plan => plan with { Windows = [plan.Windows[HealthyPlan.Canary]] })).Inconclusive("No fault on the load was undone");

    [Fact]
    public void An_interruption_cuts_recovery_short_without_failing_it() =>
        Judge(DoctoredJournal.Healthy().FailReads(Undone, Undone + 5_000).Add(Undone + 3_000, new RunInterrupted { Reason = "Ctrl-C" }))
            .Inconclusive("The run ended early, 3.00 s after the undo");

    [Fact]
    public void A_fault_that_was_not_undone_is_not_measured()
    {
        var window = Window(DoctoredJournal.Healthy().Remove<FaultLifting>(at => at.Window == HealthyPlan.Down).Verdict(), HealthyPlan.Down);
        Assert.Equal((null, "The fault was not undone."), (window.RecoveryMs, window.Note));
    }

    [Fact]
    public void Recovery_in_just_the_time_that_was_asked_for_passes_on_a_busy_machine_too()
    {
        var worst = Judge(DoctoredJournal.Healthy()).Figures["worstMs"];
        var asked = DoctoredJournal.Healthy().Criteria(criteria => criteria with { RecoveryWithinMs = worst });
        Judge(asked).Passed();
        Judge(asked.Add(DoctoredJournal.After(HealthyPlan.Throttled, 500), new HostLoad { Busy = 1, Others = 1 })).Passed();
    }

    [Fact]
    public void Every_recovery_is_told_with_its_steps()
    {
        var window = Window(DoctoredJournal.Healthy().Verdict(), HealthyPlan.Down);
        Assert.Contains(
            $"window 4 (down on evm): undone t+23.500 s, steady {Text(window.RecoveryMs)} later; first success {Text(window.FirstSuccessMs)}, drained {Text(window.DrainedMs)}, probe {Text(window.ConfirmedMs)}.",
            Judge(DoctoredJournal.Healthy()).Evidence);

        static string Text(double? ms) => Pandacea.Verdict.Judging.Ns.Ms(ms!.Value);
    }

    [Fact]
    public void Detection_is_the_first_opening_or_failure()
    {
        var verdict = DoctoredJournal.Healthy().Verdict();
        Assert.Equal(2_000, Window(verdict, HealthyPlan.Silent).DetectionMs!.Value, 0.1);
        Assert.Equal(5, Window(verdict, HealthyPlan.Down).DetectionMs!.Value, 0.1);
        Assert.Null(Window(verdict, HealthyPlan.Throttled).DetectionMs);
        var early = DoctoredJournal.Healthy().Add(DoctoredJournal.Into(HealthyPlan.Silent, 700), new CircuitChanged { Circuit = "evm", To = "open", Failures = 10 }).Verdict();
        Assert.Equal(700, Window(early, HealthyPlan.Silent).DetectionMs!.Value, 0.1);
    }

    [Fact]
    public void The_probe_tells_when_the_dependency_was_back()
    {
        var verdict = DoctoredJournal.Healthy().Verdict();
        Assert.InRange(Window(verdict, HealthyPlan.Silent).ConfirmedMs!.Value, 0, 210);
    }

    [Fact]
    [Trait("Requirement", "S29")]
    public void The_summary_cites_the_worst_window()
    {
        var result = Judge(DoctoredJournal.Healthy());
        Assert.StartsWith("restored t+13.500 s, steady again 1.27 s later at worst (window 2", result.Summary, StringComparison.Ordinal);
        Assert.Equal(1_270, result.Figures["worstMs"], 0.1);
        Assert.Equal(["window0Ms", "window1Ms", "window3Ms", "worstMs"], result.Figures.Keys.Order());
    }

    private const long JobBefore = 6_000_000;

    /// <summary>A job of one second before the first fault, and one that is handed in so long after the last undo.</summary>
    private static DoctoredJournal Jobs(DoctoredJournal journal, double? takesMs, double due = 500)
    {
        var (before, after) = (HealthyPlan.SteadyFrom + 100, Undone + due);
        journal
            .Add(before, new OperationInvoked { Op = JobBefore, Name = OperationNames.JobComplete, Due = Ns(before) })
            .Add(before + 1_000, new OperationEnded { Op = JobBefore, Outcome = OperationOutcome.Ok })
            .Add(after, new OperationInvoked { Op = JobBefore + 1, Name = OperationNames.JobComplete, Due = Ns(after) });
        return takesMs is { } ms ? journal.Add(after + ms, new OperationEnded { Op = JobBefore + 1, Outcome = OperationOutcome.Ok }) : journal;
    }

    private static long Ns(double ms) => DoctoredJournal.Ns(ms);

    private static WindowOutcome Window(RunVerdict verdict, int index) => verdict.Windows.Single(window => window.Index == index);

    private static DoctoredJournal Slow(double ms) => Reads(Undone, Undone + 6_000, ms);

    private static DoctoredJournal Reads(double fromMs, double toMs, double ms) => DoctoredJournal.Healthy().End(
        fromMs, toMs, (invoked, ended) => ended with { T = invoked.Due + Ns(ms) }, OperationNames.IsRead);

    /// <summary>Goes on with healthy reads until so many ms after the last undo.</summary>
    private static DoctoredJournal Longer(double ms)
    {
        var journal = DoctoredJournal.Healthy()
            .Plan(plan => plan with { ObservationMs = ms })
            .Replace<PhaseStarted>(phase => phase.Phase == Phases.Verify, phase => phase with { T = Ns(Undone + ms) });
        for (var at = HealthyPlan.ObservationMs; at < ms; at += 20)
        {
            var (op, due) = ((long)(3_000_000 + at), Undone + at);
            var name = at / 20 % 5 < 2 ? OperationNames.BlockRead : OperationNames.LeaseRead;
            journal.Add(due, new OperationInvoked { Op = op, Name = name, Due = Ns(due) })
                .Add(due + 12, new OperationEnded { Op = op, Outcome = OperationOutcome.Ok });
        }

        return journal;
    }

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.Recovery);
}
