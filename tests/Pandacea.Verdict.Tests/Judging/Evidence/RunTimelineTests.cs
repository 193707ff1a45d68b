using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class RunTimelineTests
{
    [Fact]
    public void The_first_of_several_records_of_a_window_counts()
    {
        var window = See(Planned(), new FaultInjecting { Window = 0, T = 1 }, new FaultInjected { Window = 0, T = 2 }, new FaultLifting { Window = 0, T = 3 }, new FaultLifted { Window = 0, T = 4 },
            new FaultInjecting { Window = 0, T = 11 }, new FaultInjected { Window = 0, T = 12 }, new FaultLifting { Window = 0, T = 13 }, new FaultLifted { Window = 0, T = 14 }).Windows[0];
        Assert.Equal((1, 2, 3, 4), (window.Injecting, window.Injected, window.Lifting, window.Lifted));
    }

    [Fact]
    public void The_first_error_of_each_step_counts()
    {
        var window = See(Planned(), Failed("inject", "a"), Failed("inject", "b"), Failed("lift", "c"), Failed("lift", "d")).Windows[0];
        Assert.Equal(("a", "c"), (window.InjectError, window.LiftError));
    }

    [Fact]
    public void The_first_plan_counts() => Assert.Equal("first", See(Planned("first"), Planned("second")).Start!.RunId);

    [Fact]
    public void A_run_that_broke_off_was_cut_short_and_not_interrupted()
    {
        var broken = See(Planned(), new RunBrokenOff { T = 7, Reason = "gone" }, new RunInterrupted { T = 9, Reason = "Ctrl-C" });
        Assert.Equal((7, 9), (broken.CutShort, broken.Interrupted));
        var interrupted = See(Planned(), new RunInterrupted { T = 7, Reason = "Ctrl-C" }, new RunInterrupted { T = 8, Reason = "Ctrl-C" }, new RunBrokenOff { T = 9, Reason = "gone" });
        Assert.Equal((7, 7), (interrupted.CutShort, interrupted.Interrupted));
    }

    [Fact]
    public void Observation_ends_with_verification_an_early_end_or_the_journal()
    {
        Assert.Equal(5, See(Planned(), new HostLoad { T = 5, Busy = 0, Others = 0 }, new HostLoad { T = 3, Busy = 0, Others = 0 }).ObservationEnd);
        Assert.Equal(4, See(Planned(), Phase(Phases.Verify, 4), new HostLoad { T = 5, Busy = 0, Others = 0 }).ObservationEnd);
        Assert.Equal(2, See(Planned(), new RunBrokenOff { T = 2, Reason = "gone" }, Phase(Phases.Verify, 4)).ObservationEnd);
    }

    [Fact]
    public void The_load_ends_so_plannedafter_the_last_undo_as_was_planned_unless_observation_ends_before()
    {
        var planned = Ns.FromMs(HealthyPlan.ObservationMs);
        Assert.Null(See(Planned()).LoadEnd);
        Assert.Equal(1 + planned, See(Planned(), Phase(Phases.Recover, 1), Phase(Phases.Verify, 2 + planned)).LoadEnd);
        Assert.Equal(planned, See(Planned(), Phase(Phases.Recover, 1), Phase(Phases.Verify, planned)).LoadEnd);
    }

    [Fact]
    public void A_baseline_needs_an_end()
    {
        Assert.Null(See(Planned(), Phase(Phases.Preflight, 1), Phase(Phases.SteadyState, 2)).Baseline);
        Assert.Null(See(Planned(), Phase(Phases.Preflight, 1), Phase(Phases.Inject, 2)).Baseline);
        Assert.Equal((1, 3), See(Planned(), Phase(Phases.SteadyState, 1), Phase(Phases.Inject, 3)).Baseline);
    }

    [Fact]
    public void The_next_injection_is_the_first_on_the_load_after_an_instant()
    {
        var timeline = See(Planned(), At(0, 10), At(1, 20), At(HealthyPlan.Canary, 30), At(HealthyPlan.Down, 40));
        Assert.Equal(20, timeline.NextInjection(10));
        Assert.Equal(40, timeline.NextInjection(20));
        Assert.Equal(20, timeline.NextInjection(10, "evm"));
        Assert.Null(timeline.NextInjection(10, "ipfs"));
        Assert.Equal(10, timeline.FirstInjection);
    }

    private static FaultInjecting At(int window, long t) => new() { Window = window, T = t };

    private static PhaseStarted Phase(string phase, long t) => new() { Phase = phase, T = t };

    private static FaultFailed Failed(string step, string error) => new() { Window = 0, Step = step, Error = error };

    private static RunStarted Planned(string id = "r") => DoctoredJournal.Healthy().Of<RunStarted>().Single() with { RunId = id, T = 0 };

    private static RunTimeline See(params JournalRecord[] records)
    {
        var timeline = new RunTimeline();
        foreach (var record in records)
        {
            timeline.See(record);
        }

        return timeline;
    }
}
