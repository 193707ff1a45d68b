using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Measures recovery of the load after each window.</summary>
internal sealed class RecoveryMeter(
    RunTimeline timeline,
    List<Operation> load,
    Baseline baseline,
    ProbeLog probes,
    List<CircuitChanged> openings)
{
    /// <summary>So much of the load makes a window of operations where there is time for three of them: in less, one pause of 100 ms
    /// of the node is already more than 5 % of the reads.</summary>
    private const double WindowMs = 2_500;

    private readonly int _least = SampleSizes.ForSuccessRate(timeline.Plan.SteadyState.SuccessRate);

    public WindowRecovery Measure(WindowTimes window)
    {
        var figures = new WindowRecovery(window);
        if (window.Injected is not { } injected)
        {
            return figures with { Note = "The fault was not applied." };
        }

        if (window.Lifting is not { } lifting)
        {
            return figures with { Note = "The fault was not undone." };
        }

        var end = Math.Min(timeline.ObservationEnd, timeline.NextInjection(lifting) ?? long.MaxValue);
        figures = figures with
        {
            DetectionMs = Since(injected, Detected(window.Plan.On, injected, end)),
            ConfirmedMs = Since(lifting, probes.FirstHealthy(window.Plan.On, lifting, long.MaxValue)?.T),
            FirstSuccessMs = Since(lifting, FirstSuccess(window.Plan.On, lifting)),
        };
        return window.Plan switch
        {
            { Canary: true } => figures with { Note = "Hit canary calls only; the load had nothing to recover from." },
            { Joined: true } => figures with { Note = "The next fault follows at once; measured after the last of the chain." },
            _ => Recover(figures with { IsMeasured = true }, lifting, end),
        };
    }

    private WindowRecovery Recover(WindowRecovery figures, long lifting, long end)
    {
        var grace = Ns.FromMs(timeline.Plan.Timers.AttemptTimeoutMs);
        var after = load.Where(operation => operation.Due >= lifting && operation.Due < end && !operation.CutOffBy(end, grace)).ToList();
        if (after.Count < _least)
        {
            return figures with { Note = $"only {after.Count} operations were due between its undo and {Ns.At(end)}; {_least} are needed.{(end < timeline.ObservationEnd ? " The next fault came before it could be seen." : "")}" };
        }

        var inWindow = after.Count * Math.Min(1.0 / 3, WindowMs / Ns.ToMs(end - lifting));
        var first = FirstSteady(after, Math.Max(_least, (int)inWindow));
        if (first is null)
        {
            return NotRecovered(figures, lifting, end, "The load was not steady at the end.");
        }

        var steady = first == 0 ? lifting : after[first.Value].Due;
        if (Drained(steady, end) is not { } drained)
        {
            return NotRecovered(figures, lifting, end, $"Operations that were due before {Ns.At(steady)}, or jobs that were handed in since, never ended.");
        }

        figures = figures with { DrainedMs = Math.Max(0, Ns.ToMs(drained - lifting)) };
        var recovered = Math.Max(Math.Max(steady, drained), FirstSuccess(figures.Times.Plan.On, lifting) ?? long.MaxValue);
        return recovered > end
            ? NotRecovered(figures, lifting, end, $"The backlog was not drained before {Ns.At(end)}.")
            : figures with { RecoveryMs = Ns.ToMs(recovered - lifting) };
    }

    /// <summary>Index of the operation from which on every window of operations is steady; null if the last one is not.</summary>
    private int? FirstSteady(List<Operation> after, int size)
    {
        var at = after.Count - size;
        while (at >= 0 && IsSteady(after.GetRange(at, size)))
        {
            at--;
        }

        return at == after.Count - size ? null : at + 1;
    }

    private bool IsSteady(List<Operation> window)
    {
        var target = timeline.Plan.SteadyState;
        var ok = window.Count(operation => operation.Ok);
        var p95 = Percentile.Of(window.Where(operation => operation.IsRead && operation.Ok).Select(read => read.LatencyMs), 0.95);
        return ok >= target.SuccessRate * window.Count && p95 < target.ReadP95Ms && p95 <= baseline.RecoveredReadP95Ms;
    }

    /// <summary>When the last operation that was due before an instant had ended, and the last job that was late after it; null if one never did.</summary>
    private long? Drained(long instant, long end)
    {
        var backlog = load.Where(operation => operation.Due < instant || (operation.Due < end && IsLate(operation, end))).ToList();
        return backlog.TrueForAll(operation => operation.Ended is not null)
            ? backlog.Select(operation => operation.Ended!.T).DefaultIfEmpty(instant).Max()
            : null;
    }

    /// <summary>Whether a job had by then taken clearly longer than any before the first fault.</summary>
    private bool IsLate(Operation operation, long end) => operation.Invoked.Name == OperationNames.JobComplete
        && Ns.ToMs(Math.Min(operation.Ended?.T ?? long.MaxValue, end) - operation.Due) > baseline.LateJobMs;

    private WindowRecovery NotRecovered(WindowRecovery figures, long lifting, long end, string why)
    {
        // What was cut short has not been given its time.
        var observedMs = Ns.ToMs(end - lifting);
        return timeline.CutShort is not null && observedMs < timeline.Plan.ObservationMs
            ? figures with { Note = $"{why} The run ended early, {Ns.Ms(observedMs)} after the undo." }
            : figures with { RecoveryMs = observedMs, Censored = true, Note = why };
    }

    private long? FirstSuccess(string dependency, long lifting) => load
        .Where(operation => operation.Ok && operation.IsOn(dependency) && operation.Ended!.T >= lifting)
        .Min(operation => (long?)operation.Ended!.T);

    private long? Detected(string dependency, long injected, long end)
    {
        var opened = openings.Where(opening => opening.T >= injected && Opening.DependencyOf(opening.Circuit) == dependency).Min(opening => (long?)opening.T);
        var failed = load
            .Where(operation => operation is { Ok: false, Ended: not null } && operation.IsOn(dependency) && operation.Ended!.T >= injected)
            .Min(operation => (long?)operation.Ended!.T);
        var first = Math.Min(opened ?? long.MaxValue, failed ?? long.MaxValue);
        return first <= end ? first : null;
    }

    private static double? Since(long from, long? to) => to is { } instant ? Ns.ToMs(instant - from) : null;
}
