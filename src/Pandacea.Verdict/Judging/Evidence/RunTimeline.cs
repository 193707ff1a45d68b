using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Plan, phases and fault windows of a run, with the instants at which they happened.</summary>
internal sealed class RunTimeline
{
    private readonly List<PhaseStarted> _phases = [];
    private List<WindowTimes> _windows = [];

    /// <summary>The first record; null until it was seen.</summary>
    public RunStarted? Start { get; private set; }

    /// <summary>The plan. Only after the first record.</summary>
    public RunPlan Plan => Start!.Plan;

    public IReadOnlyList<WindowTimes> Windows => _windows;

    /// <summary>When the user stopped the run before its plan was done.</summary>
    public long? Interrupted { get; private set; }

    /// <summary>When the run ended before its plan was done, for whatever reason.</summary>
    public long? CutShort { get; private set; }

    /// <summary>The latest instant that the journal knows.</summary>
    public long Last { get; private set; }

    /// <summary>Start and end of the steady-state phase; null when it was not reached or not left.</summary>
    public (long From, long To)? Baseline
    {
        get
        {
            var at = _phases.FindIndex(phase => phase.Phase == Phases.SteadyState);
            return at >= 0 && at + 1 < _phases.Count ? (_phases[at].T, _phases[at + 1].T) : null;
        }
    }

    /// <summary>Where observation of the load ends: verification, an early end, or the end of the journal.</summary>
    public long ObservationEnd
    {
        get
        {
            var verify = _phases.Find(phase => phase.Phase == Phases.Verify)?.T ?? Last;
            return Math.Min(verify, CutShort ?? long.MaxValue);
        }
    }

    /// <summary>When the load was to end: so long after the last undo as the plan observes. Null when that was not reached.</summary>
    public long? LoadEnd => _phases.FindLast(phase => phase.Phase == Phases.Recover) is { } recover
        ? Math.Min(recover.T + Ns.FromMs(Plan.ObservationMs), ObservationEnd) : null;

    public long? FirstInjection => _windows.Min(window => window.Injecting ?? window.Injected);

    public long? LastLifting => _windows.Max(window => window.Lifting);

    public void See(JournalRecord record)
    {
        Last = Math.Max(Last, record.T);
        switch (record)
        {
            case RunStarted start when Start is null:
                Start = start;
                _windows = start.Plan.Windows.Select(window => new WindowTimes(window)).ToList();
                break;
            case PhaseStarted phase:
                _phases.Add(phase);
                break;
            case RunInterrupted interrupted:
                Interrupted ??= interrupted.T;
                CutShort ??= interrupted.T;
                break;
            case RunBrokenOff broken:
                CutShort ??= broken.T;
                break;
            case FaultInjecting at when Window(at.Window) is { } window:
                window.Injecting ??= at.T;
                break;
            case FaultInjected at when Window(at.Window) is { } window:
                window.Injected ??= at.T;
                break;
            case FaultLifting at when Window(at.Window) is { } window:
                window.Lifting ??= at.T;
                break;
            case FaultLifted at when Window(at.Window) is { } window:
                window.Lifted ??= at.T;
                break;
            case FaultFailed failed when Window(failed.Window) is { } window:
                Note(failed, window);
                break;
        }
    }

    /// <summary>The next injection on the load after an instant, on any dependency or on one.</summary>
    public long? NextInjection(long after, string? on = null) => _windows
        .Where(window => !window.Plan.Canary && (on is null || window.Plan.On == on) && window.Injecting > after)
        .Min(window => window.Injecting);

    private static void Note(FaultFailed failed, WindowTimes window)
    {
        if (failed.Step == "inject")
        {
            window.InjectError ??= failed.Error;
        }
        else
        {
            window.LiftError ??= failed.Error;
        }
    }

    private WindowTimes? Window(int index) => _windows.Find(window => window.Plan.Index == index);
}
