using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Was every fault undone, and did an independent probe confirm it? If not, a fault may still be in force.</summary>
internal sealed class RestorationJudge : IJudge
{
    private const double ConfirmWithinMs = 10_000;
    private const double TimeToConfirmMs = 1_000;
    private const double LastMs = 2_000;
    private const int LastSamples = 5;

    private readonly RunTimeline _timeline = new();
    private readonly ProbeLog _probes = new();
    private readonly ArrivalLog _proxy = new();
    private bool _noFaultLeft;

    public string Criterion => CriterionNames.Restoration;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _probes.See(record);
        _proxy.See(record);
        _noFaultLeft |= record is StackEnded { NoFaultLeft: true };
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var applied = _timeline.Windows.Where(MayBeInForce).ToList();
        foreach (var window in applied)
        {
            Judge(window, findings);
        }

        JudgeEnd(applied, findings);
        var failed = findings.Failed;
        return findings.Conclude($"{applied.Count} of {applied.Count} faults undone, each confirmed by a probe") with { CouldNotUndo = failed };
    }

    /// <summary>An injection that was asked for and neither confirmed nor refused counts as applied.</summary>
    private static bool MayBeInForce(WindowTimes window) =>
        window.Injected is not null || (window.Injecting is not null && window.InjectError is null);

    private void Judge(WindowTimes window, Findings findings)
    {
        if (window.Lifting is null)
        {
            Unconfirmed($"The undo of {window.Name} was never issued", findings);
            return;
        }

        if (window.Lifted is not { } lifted)
        {
            Unconfirmed($"The undo of {window.Name}, issued at {Ns.At(window.Lifting.Value)}, was not confirmed{Because(window.LiftError)}", findings);
            return;
        }

        var late = lifted + Ns.FromMs(TimeToConfirmMs);
        if (FaultTypes.IsSurge(window.Plan) && _proxy.Crowd.Count(at => at > late && at < (_timeline.NextInjection(lifted) ?? long.MaxValue)) is var still and > 0)
        {
            findings.Fail($"{still} requests of the crowd passed the proxy more than {Ns.Ms(TimeToConfirmMs)} after the undo of {window.Name}.");
            return;
        }

        if (window.Plan.Joined)
        {
            findings.Note($"{window.Name} undone at {Ns.At(lifted)}; the next one follows at once, so its probe confirms both.");
            return;
        }

        var until = Math.Min(lifted + Ns.FromMs(ConfirmWithinMs), _timeline.NextInjection(lifted, window.Plan.On) ?? long.MaxValue);
        if (_probes.FirstHealthy(window.Plan.On, lifted, until) is { } healthy)
        {
            findings.Note($"{window.Name} undone at {Ns.At(lifted)}, probe healthy at {Ns.At(healthy.T)}.");
        }
        else if (until - lifted < Ns.FromMs(TimeToConfirmMs))
        {
            findings.Doubt($"The next fault came {Ns.Ms(Ns.ToMs(until - lifted))} after the undo of {window.Name}: too soon for a probe to confirm it.");
        }
        else
        {
            Unconfirmed($"No healthy probe of {window.Plan.On} between the undo of {window.Name} at {Ns.At(lifted)} and {Ns.At(until)}", findings);
        }
    }

    /// <summary>A stack that is gone answers no probe; its faults are gone with it.</summary>
    private void Unconfirmed(string what, Findings findings)
    {
        if (_noFaultLeft)
        {
            findings.Doubt($"{what}; the stack has ended since, and no fault of it is left.");
        }
        else
        {
            findings.Fail(what + ".");
        }
    }

    /// <summary>What was healthy once after the undo and is not at the end was not restored, or something else is wrong.</summary>
    private void JudgeEnd(List<WindowTimes> applied, Findings findings)
    {
        var end = _timeline.ObservationEnd;
        if (_timeline.CutShort is not null || !(_timeline.LastLifting + Ns.FromMs(LastMs) <= end))
        {
            return;
        }

        foreach (var on in applied.Select(window => window.Plan.On).Distinct())
        {
            var last = _probes.Begun(on, end - Ns.FromMs(LastMs), end);
            var failed = last.Count(sample => !sample.Ok);
            if (last.Count >= LastSamples && failed * 2 > last.Count)
            {
                findings.Doubt($"{failed} of {last.Count} probe samples of {on} failed in the last {Ns.Ms(LastMs)}: it was not healthy at the end.");
            }
        }
    }

    private static string Because(string? error) => error is null ? string.Empty : $": {error}";
}
