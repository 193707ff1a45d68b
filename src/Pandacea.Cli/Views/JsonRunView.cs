using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Views;

/// <summary>One JSON document at the end, nothing else.</summary>
internal sealed class JsonRunView(TextWriter to) : ICommandView
{
    /// <inheritdoc/>
    public void Begin(string target, string replay)
    {
    }

    /// <inheritdoc/>
    public void Say(string phase, string text)
    {
    }

    /// <inheritdoc/>
    public void See(JournalRecord record)
    {
    }

    /// <inheritdoc/>
    public void End(RunVerdict verdict, VerdictContext context) => new JsonReport().Write(verdict, to);
}
