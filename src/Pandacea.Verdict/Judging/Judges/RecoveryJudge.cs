using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>How long after the undo of a fault until the load is as it was, and stays so? The worst window counts.</summary>
internal sealed class RecoveryJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly HostLoadLog _host = new();
    private readonly ProbeLog _probes = new();
    private readonly List<CircuitChanged> _openings = [];
    private List<WindowRecovery> _windows = [];

    public string Criterion => CriterionNames.Recovery;

    /// <summary>Figures of every window. Empty before <see cref="Conclude"/>.</summary>
    public IReadOnlyList<WindowRecovery> Windows => _windows;

    /// <summary>The window with the longest recovery; one that was not seen to recover is worse than any that was.</summary>
    public WindowRecovery? Worst => _windows.Where(window => window.RecoveryMs is not null).MaxBy(window => (window.Censored, window.RecoveryMs));

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        _probes.See(record);
        _host.See(record);
        if (record is CircuitChanged { To: "open" } opening)
        {
            _openings.Add(opening);
        }
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var load = _operations.Load();
        var baseline = Baseline.Of(load, _timeline);
        if (baseline?.ReadP95Ms is null)
        {
            _windows = [.. _timeline.Windows.Select(window => new WindowRecovery(window) { Note = "There is no baseline to recover to." })];
            findings.Doubt("There is no baseline to recover to.");
            return findings.Conclude(string.Empty);
        }

        var meter = new RecoveryMeter(_timeline, load, baseline, _probes, _openings);
        _windows = _timeline.Windows.Select(meter.Measure).ToList();
        foreach (var window in _windows.Where(window => window.IsMeasured))
        {
            Judge(window, findings);
        }

        if (!_windows.Any(window => window.IsMeasured))
        {
            findings.Doubt("No fault on the load was undone, so there was nothing to recover from.");
        }

        if (Worst is { } worst)
        {
            findings.Figure("worstMs", worst.RecoveryMs!.Value);
        }

        return findings.Conclude(Passed(Worst));
    }

    private double WithinMs => _timeline.Plan.Criteria.RecoveryWithinMs ?? double.PositiveInfinity;

    private string Passed(WindowRecovery? worst) => worst is null ? string.Empty :
        $"restored {Ns.At(worst.Times.Lifting!.Value)}, steady again {Ns.Ms(worst.RecoveryMs!.Value)} later at worst ({worst.Times.Name})";

    private void Judge(WindowRecovery window, Findings findings)
    {
        if (window.RecoveryMs is not { } recovery)
        {
            findings.Doubt($"Recovery from {window.Times.Name} could not be measured: {window.Note}");
            return;
        }

        findings.Figure($"window{window.Times.Plan.Index}Ms", recovery);
        var lifting = window.Times.Lifting!.Value;
        if ((window.Censored || recovery > WithinMs) && _host.Starved(lifting, lifting + Ns.FromMs(recovery)) is { } others)
        {
            findings.Doubt($"Recovery from {window.Times.Name} took {Ns.Ms(recovery)}, but other programs had {Ns.Share(others)} of this machine's processors then, and nothing was left over.");
        }
        else if (window.Censored)
        {
            findings.Fail($"Not recovered from {window.Times.Name} while it was observed: > {Ns.Ms(recovery)}. {window.Note}");
        }
        else if (recovery > WithinMs)
        {
            findings.Fail($"Recovered from {window.Times.Name} after {Ns.Ms(recovery)}, at most {Ns.Ms(WithinMs)} asked.");
        }
        else
        {
            findings.Note($"{window.Times.Name}: undone {Ns.At(window.Times.Lifting!.Value)}, steady {Ns.Ms(recovery)} later; first success {Text(window.FirstSuccessMs)}, drained {Text(window.DrainedMs)}, probe {Text(window.ConfirmedMs)}.");
        }
    }

    private static string Text(double? ms) => ms is { } value ? Ns.Ms(value) : "never";
}
