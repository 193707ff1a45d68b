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
        Judge(Unhealthy(HealthyPlan.Silent, 3_000).Window(HealthyPlan.Silent, window => window with { Joined = true })).Passed();

    [Theory]
    [InlineData(999)]
    [InlineData(200)]
    public void A_next_fault_that_comes_too_soon_for_a_probe_is_a_doubt(double gapMs) =>
        Judge(FollowedAfter(gapMs)).Inconclusive("too soon for a probe to confirm it");

    [Fact]
    public void A_next_fault_that_left_time_for_a_probe_is_none() => Judge(FollowedAfter(1_001)).Failed("No healthy probe of evm");

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
