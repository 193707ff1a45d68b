using Pandacea.Protocol;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class RestorationJudgeTests
{
    [Fact]
    public void A_fault_that_was_never_lifted_exits_with_4()
    {
        var verdict = DoctoredJournal.Healthy()
            .Remove<FaultLifting>(at => at.Window == HealthyPlan.Down)
            .Remove<FaultLifted>(at => at.Window == HealthyPlan.Down)
            .Verdict();
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Restoration).Failed("was never issued");
        Assert.Equal(ExitCodes.CouldNotUndo, verdict.ExitCode);
    }

    [Fact]
    public void An_undo_that_was_not_confirmed_is_failed_with_its_reason() =>
        Judge(DoctoredJournal.Healthy()
            .Replace<FaultLifted>(at => at.Window == HealthyPlan.Down, at => new FaultFailed { T = at.T, Window = at.Window, Step = "lift", Error = "connection lost" }))
            .Failed("was not confirmed: connection lost");

    [Fact]
    public void An_undo_that_worked_at_the_second_try_passes() =>
        Judge(DoctoredJournal.Healthy().Add(DoctoredJournal.After(HealthyPlan.Down, 1), new FaultFailed { Window = HealthyPlan.Down, Step = "lift", Error = "busy" })).Passed();

    [Fact]
    public void No_healthy_probe_before_the_next_injection_is_failed() =>
        Judge(Unhealthy(HealthyPlan.Silent, 3_000)).Failed("No healthy probe of evm between the undo of window 1");

    [Fact]
    public void A_healthy_probe_just_before_the_next_injection_passes() =>
        Judge(Unhealthy(HealthyPlan.Silent, 2_700)).Passed();

    [Fact]
    public void A_probe_of_another_dependency_confirms_nothing() =>
        Judge(DoctoredJournal.Healthy().Replace<ProbeSampled>(probe => probe.T > DoctoredJournal.Ns(DoctoredJournal.After(HealthyPlan.Down, 0)), probe => probe with { Dependency = "ipfs" }))
            .Failed("No healthy probe of evm");

    [Fact]
    public void A_probe_after_ten_seconds_comes_too_late()
    {
        var lifted = DoctoredJournal.After(HealthyPlan.Down, 3);
        var journal = Unhealthy(HealthyPlan.Down, 60_000);
        Judge(journal.Add(lifted + 10_001, new ProbeSampled { Dependency = "evm", Ok = true, LatencyMs = 5 })).Failed("No healthy probe");
        Judge(journal.Add(lifted + 9_999, new ProbeSampled { Dependency = "evm", Ok = true, LatencyMs = 5 })).Inconclusive("probe healthy at t+33.502 s");
    }

    [Fact]
    public void A_window_joined_to_the_next_needs_no_probe_of_its_own() =>
        Assert.Contains(
            "window 1 (timeout on evm) undone at t+7.503 s; the next one follows at once, so its probe confirms both.",
            Judge(Unhealthy(HealthyPlan.Silent, 3_000).Window(HealthyPlan.Silent, window => window with { Joined = true })).Evidence);

    [Theory]
    [InlineData(999)]
    [InlineData(200)]
    public void A_next_fault_that_comes_too_soon_for_a_probe_is_a_doubt(double gapMs) =>
        Judge(FollowedAfter(gapMs)).Inconclusive($"The next fault came {gapMs} ms after the undo of window 1 (timeout on evm): too soon for a probe to confirm it");

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    public void A_next_fault_that_left_time_for_a_probe_is_none(double gapMs) => Judge(FollowedAfter(gapMs)).Failed("No healthy probe of evm");

    [Fact]
    public void An_undo_that_was_not_confirmed_without_a_reason_has_none() => Assert.Contains(
        "The undo of window 4 (down on evm), issued at t+23.500 s, was not confirmed.",
        Judge(DoctoredJournal.Healthy().Remove<FaultLifted>(at => at.Window == HealthyPlan.Down)).Evidence);

    [Fact]
    public void What_a_stack_that_ended_left_unconfirmed_is_a_doubt() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultLifted>(at => at.Window == HealthyPlan.Down).Add(29_000, new StackEnded { NoFaultLeft = true, Detail = "" }))
            .Inconclusive("was not confirmed; the stack has ended since, and no fault of it is left");

    [Theory]
    [InlineData(1_900, false)]
    [InlineData(2_000, true)]
    public void What_fails_at_the_end_is_doubted_if_there_was_time_to_recover(double observedMs, bool doubted)
    {
        var undone = DoctoredJournal.After(HealthyPlan.Down, 0);
        var result = Judge(Failing(probe => probe.T > DoctoredJournal.Ns(undone + 100)).Replace<PhaseStarted>(phase => phase.Phase == Phases.Verify, phase => phase with { T = DoctoredJournal.Ns(undone + observedMs) }));
        Assert.Equal(doubted ? CriterionStatus.Inconclusive : CriterionStatus.Passed, result.Status);
    }

    [Fact]
    public void What_fails_at_the_end_of_a_run_that_was_cut_short_says_nothing() =>
        Judge(Failing(probe => probe.T > DoctoredJournal.Ns(26_000)).Add(28_400, new RunInterrupted { Reason = "Ctrl-C" })).Passed();

    [Fact]
    public void Five_samples_at_the_end_are_enough_and_more_than_half_of_them_must_fail()
    {
        static bool Fifth(ProbeSampled probe) => (probe.T / 1_000_000) % 400 is >= 100 and < 300;
        Judge(Failing(probe => probe.T > DoctoredJournal.Ns(26_000)).Remove<ProbeSampled>(probe => probe.T > DoctoredJournal.Ns(26_000) && !Fifth(probe))).Inconclusive("5 of 5 probe samples of evm failed in the last 2.00 s");
        Judge(Failing(probe => probe.T > DoctoredJournal.Ns(26_000) && Fifth(probe))).Passed();
    }

    [Fact]
    public void An_injection_without_answer_may_be_in_force() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultInjected>(at => at.Window == HealthyPlan.Down).Remove<FaultLifting>(at => at.Window == HealthyPlan.Down))
            .Failed("never issued");

    [Fact]
    public void A_refused_injection_needs_no_undo() =>
        Judge(DoctoredJournal.Healthy()
            .Replace<FaultInjected>(at => at.Window == HealthyPlan.Down, at => new FaultFailed { T = at.T, Window = at.Window, Step = "inject", Error = "no such proxy" })
            .Remove<FaultLifting>(at => at.Window == HealthyPlan.Down)
            .Remove<FaultLifted>(at => at.Window == HealthyPlan.Down)).Passed();

    [Fact]
    public void A_run_without_injection_has_nothing_to_undo() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultInjecting>().Remove<FaultInjected>().Remove<FaultLifting>().Remove<FaultLifted>()).Passed();

    /// <summary>The window after the silent one begins so long after its undo was confirmed, and no probe was healthy before.</summary>
    private static DoctoredJournal FollowedAfter(double gapMs)
    {
        var lifted = DoctoredJournal.Healthy().Of<FaultLifted>().Single(static at => at.Window == HealthyPlan.Silent).T;
        return Unhealthy(HealthyPlan.Silent, 3_000).Replace<FaultInjecting>(static at => at.Window == HealthyPlan.Throttled, at => at with { T = lifted + DoctoredJournal.Ns(gapMs) });
    }

    private static DoctoredJournal Failing(Func<ProbeSampled, bool> which) => DoctoredJournal.Healthy().Replace<ProbeSampled>(which, probe => probe with { Ok = false, Error = "timeout" });

    private static DoctoredJournal Unhealthy(int window, double forMs) => DoctoredJournal.Healthy().Replace<ProbeSampled>(
        probe => probe.T >= DoctoredJournal.Ns(DoctoredJournal.After(window, 0)) && probe.T < DoctoredJournal.Ns(DoctoredJournal.After(window, forMs)),
        probe => probe with { Ok = false, Error = "timeout" });

    private static CriterionResult Judge(DoctoredJournal journal)
    {
        var result = journal.Result(CriterionNames.Restoration);
        Assert.Equal(result.Status == CriterionStatus.Failed, result.CouldNotUndo);
        return result;
    }
}
