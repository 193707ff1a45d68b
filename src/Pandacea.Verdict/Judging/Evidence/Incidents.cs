using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What happened to a run that was none of its faults, and how far that reaches.</summary>
internal sealed class Incidents(RunTimeline timeline)
{
    private const double MaxStallMs = 2_000;

    // What the proxies held back looks like the system's doing, to the runner and to its clients.
    private const double MaxProxyStallMs = 1_000;
    private const double MaxOffsetMs = 5_000;
    private const long LeastFreeBytes = 8 << 20;

    private readonly List<(Unreliability Doubt, string Text)> _found = [];
    private readonly List<ServiceChanged> _services = [];
    private readonly EarlyEnds _early = new(timeline);

    public void See(JournalRecord record)
    {
        _early.See(record);
        switch (record)
        {
            case HostStalled { Service: null } stalled when stalled.StallMs > MaxStallMs:
                Found(Unreliability.Measurement, $"The runner stood still for {Ns.Ms(stalled.StallMs)} until {Ns.At(stalled.T)}: host asleep, suspended or starved.");
                break;
            case HostStalled { Service: { } service } stalled when stalled.StallMs > MaxProxyStallMs:
                Found(Unreliability.Measurement, $"The host of the proxies ({service}) stood still for {Ns.Ms(stalled.StallMs)} until {Ns.At(stalled.T)}: asleep, suspended or starved.");
                break;
            case ClockChecked clock when Math.Abs(clock.OffsetMs) > MaxOffsetMs:
                Found(Unreliability.Measurement, $"The clock of {clock.Service} is {Ns.Ms(clock.OffsetMs)} off.");
                break;
            case ForeignFaultSeen foreign:
                Found(Unreliability.Measurement, $"Something else is at work on the target, seen at {Ns.At(foreign.T)}: {foreign.What}");
                break;
            case InjectorLost lost:
                Found(Unreliability.Surroundings, $"The injector was lost at {Ns.At(lost.T)}: {lost.Why}");
                break;
            case SpaceChecked space when space.FreeBytes < LeastFreeBytes:
                Found(Unreliability.Surroundings, $"Only {space.FreeBytes >> 10} KiB were free at {Ns.At(space.T)} in {space.Path}, where the stack keeps its state. Free some space there and run the drill again.");
                break;
            case StackEnded ended:
                Found(Unreliability.Surroundings, $"The stack had ended when the run did{(ended.NoFaultLeft ? ", and no fault of it is left" : "")}. {ended.Detail}".TrimEnd());
                break;
            case RunInterrupted interrupted:
                Found(Unreliability.None, $"The run was interrupted at {Ns.At(interrupted.T)}: {interrupted.Reason}");
                break;
            case RunBrokenOff broken:
                Found(Unreliability.None, $"The run broke off at {Ns.At(broken.T)}: {broken.Reason}");
                break;
            case ServiceChanged service:
                _services.Add(service);
                break;
        }
    }

    /// <summary>Notes every incident as a doubt; says how far they reach.</summary>
    public Unreliability Judge(Findings findings)
    {
        var all = _found
            .Concat(_early.Told().Select(static text => (Doubt: Unreliability.Measurement, Text: text)))
            .Concat(_services.Where(change => change.State is not ("returned" or ServiceChanged.RanOn) && (change.State == ServiceChanged.Suspended || !WasPlanned(change))).Select(Told))
            .ToList();
        all.ForEach(incident => findings.Doubt(incident.Text));
        return all.Select(incident => incident.Doubt).DefaultIfEmpty().Max();
    }

    private void Found(Unreliability doubt, string text) => _found.Add((doubt, text));

    /// <summary>The agent is drilled: what it acknowledged must outlive its end, whoever caused it. The chain is what it stands on.</summary>
    private (Unreliability Doubt, string Text) Told(ServiceChanged change)
    {
        if (change.State == ServiceChanged.Suspended)
        {
            var on = _services.Find(other => other.Service == change.Service && other.State == ServiceChanged.RanOn && other.At >= change.At);

            // One that still stands when all is counted has not done what it would have.
            return (on is null ? Unreliability.Surroundings : Unreliability.Measurement, $"The service {change.Service} was stopped (SIGSTOP) at {Ns.At(change.At)} by no fault of this run; {(on is null ? "it was not seen to run on" : $"it ran on at {Ns.At(on.At)}")}.");
        }

        var doubt = change.Service == OperationNames.DependencyOf(OperationNames.ProposalCreate) ? Unreliability.Measurement : Unreliability.Surroundings;
        if (change.State != ServiceChanged.Died)
        {
            return (doubt, $"The service {change.Service} was {change.State} at {Ns.At(change.At)} by no fault of this run.");
        }

        var back = _services.Find(other => other.Service == change.Service && other.State != ServiceChanged.Died && other.At >= change.At);
        var end = back is null ? "it was not seen to answer again" : $"it answered again at {Ns.At(back.At)}";
        return (doubt, $"The service {change.Service} died at {Ns.At(change.At)} with exit code {change.ExitCode} by no fault of this run; {end}.");
    }

    /// <summary>Whether a window was ending it just then: its parent may notice that after the undo.</summary>
    private bool WasPlanned(ServiceChanged change) => timeline.Windows.Any(window =>
        window.Plan.On == change.Service && FaultTypes.EndsProcess(window.Plan) && window.Injecting <= change.At
        && (window.Lifted is null || change.At <= window.Lifted));
}
