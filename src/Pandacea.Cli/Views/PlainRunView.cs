using System.Globalization;
using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Views;

/// <summary>A run as plain lines, for pipes and logs.</summary>
internal sealed class PlainRunView(TextWriter to, DrillPlan plan) : ICommandView
{
    private readonly Lock _gate = new();
    private readonly RunPulse _pulse = new();

    /// <inheritdoc/>
    public void Begin(string target, string replay)
    {
        foreach (var line in RunHeader.Lines(plan, target, replay))
        {
            to.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Say(string phase, string text)
    {
        lock (_gate)
        {
            to.WriteLine($"  {phase,-14} {text}");
            to.Flush();
        }
    }

    /// <inheritdoc/>
    public void See(JournalRecord record)
    {
        _pulse.See(record);
        if (RunNarration.Of(record, plan.Run.Windows, _pulse) is var (phase, text))
        {
            Say(phase, string.Create(CultureInfo.InvariantCulture, $"{text,-74} {record.T / 1e9,6:0.0} s"));
        }
    }

    /// <inheritdoc/>
    public void End(RunVerdict verdict, VerdictContext context)
    {
        foreach (var line in VerdictLines.Of(verdict, context))
        {
            to.WriteLine(line.Text);
        }
    }
}
