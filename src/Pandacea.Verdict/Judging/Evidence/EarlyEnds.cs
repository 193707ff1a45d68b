using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Notices a fault that ended before the run undid it: it was in force for less time than it seems, and recovery from it began earlier.</summary>
internal sealed class EarlyEnds(RunTimeline timeline)
{
    /// <summary>How far the clocks of injector and runner may have drifted apart.</summary>
    private const double ClockMs = 20;

    // What was under way when the fault came may still be answered.
    private const double SettledMs = 100;

    // Without an answer for so long it was in force; whether it ever was is a question of exposure.
    private const double SilentMs = 300;
    private const int Answers = 3;

    private readonly List<UndoSeen> _undone = [];
    private readonly ProbeLog _probes = new();

    public void See(JournalRecord record)
    {
        _probes.See(record);
        if (record is UndoSeen undo)
        {
            _undone.Add(undo);
        }
    }

    /// <summary>A sentence for each of them.</summary>
    public IEnumerable<string> Told() => timeline.Windows.Where(window => window.InjectError is null).Select(window => Undone(window) ?? Answered(window)).OfType<string>();

    private string? Undone(WindowTimes window) =>
        _undone.Find(undo => undo.Window == window.Plan.Index && !(undo.At + Ns.FromMs(ClockMs) >= window.Lifting)) is { } early
            ? $"The fault of {window.Name} was lifted at {Ns.At(early.At)} by no undo of this run{(early.How is { } how ? $": {how}" : "")}."
            : null;

    /// <summary>Nobody may have seen it being lifted; but a dependency that is gone for every caller does not answer.</summary>
    private string? Answered(WindowTimes window)
    {
        if (!FaultTypes.IsOutage(window.Plan) || window is not { Injected: { } injected, Lifting: { } lifting })
        {
            return null;
        }

        var answers = _probes.Begun(window.Plan.On, injected + Ns.FromMs(SettledMs), lifting).Where(sample => sample.Ok && sample.T < lifting).ToList();
        return answers.Count >= Answers && answers[0].T >= injected + Ns.FromMs(SilentMs)
            ? $"The fault of {window.Name} was lifted at {Ns.At(answers[0].T)} or before by no undo of this run: the independent probe had {answers.Count} right answers from then to the undo at {Ns.At(lifting)}."
            : null;
    }
}
