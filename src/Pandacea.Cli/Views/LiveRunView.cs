using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Spectre.Console;

namespace Pandacea.Cli.Views;

/// <summary>A run on a terminal: finished steps scroll by, one status line below them lives.</summary>
internal sealed class LiveRunView(IAnsiConsole console, DrillPlan plan) : ICommandView
{
    private const long Refresh = 250_000_000;
    private readonly Lock _gate = new();
    private readonly RunPulse _pulse = new();
    private readonly SortedSet<int> _active = [];
    private string _phase = Phases.Preflight;
    private long _drawn;
    private bool _statusShown;

    /// <inheritdoc/>
    public void Begin(string target, string replay)
    {
        foreach (var line in RunHeader.Lines(plan, target, replay))
        {
            console.MarkupLineInterpolated($"{line}");
        }
    }

    /// <inheritdoc/>
    public void Say(string phase, string text)
    {
        lock (_gate)
        {
            EraseStatus();
            console.MarkupLineInterpolated($"  [bold]{phase,-14}[/] {text}");
        }
    }

    /// <inheritdoc/>
    public void See(JournalRecord record)
    {
        _pulse.See(record);
        Track(record);
        if (RunNarration.Of(record, plan.Run.Windows, _pulse) is var (phase, text))
        {
            Say(phase, text);
        }

        if (record.T - _drawn > Refresh)
        {
            _drawn = record.T;
            DrawStatus(record.T);
        }
    }

    /// <inheritdoc/>
    public void End(RunVerdict verdict, VerdictContext context)
    {
        lock (_gate)
        {
            EraseStatus();
            VerdictMarkup.Write(console, VerdictLines.Of(verdict, context));
        }
    }

    private void Track(JournalRecord record)
    {
        switch (record)
        {
            case PhaseStarted e:
                _phase = e.Phase;
                break;
            case FaultInjected e:
                _active.Add(e.Window);
                break;
            case FaultLifting e:
                _active.Remove(e.Window);
                break;
        }
    }

    private void DrawStatus(long now)
    {
        lock (_gate)
        {
            EraseStatus();
            var faults = _active.Count == 0 ? "no fault" : string.Join(", ", _active.Select(index => plan.Run.Windows[index].Type));
            var text = $"  {_phase} · {now / 1e9:0.0} s · {RunNarration.Pulse(_pulse)} · {faults}";
            console.Write(new Text(text.Length < console.Profile.Width ? text : text[..(console.Profile.Width - 1)], new Style(Color.Grey)));
            _statusShown = true;
        }
    }

    private void EraseStatus()
    {
        if (_statusShown)
        {
            console.Write(new ControlCode("\r\u001b[2K"));
            _statusShown = false;
        }
    }
}
