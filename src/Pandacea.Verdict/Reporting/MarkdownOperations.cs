using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>Operations by name, then those that need a reader's eye with their history.</summary>
internal static class MarkdownOperations
{
    private const int MostShown = 100;

    public static void Write(RunVerdict verdict, TextWriter to)
    {
        to.WriteLine("## Operations");
        to.WriteLine();
        to.WriteLine("| operation | started | ok | failed | unknown | p50 | p95 |");
        to.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var count in verdict.Operations)
        {
            to.WriteLine($"| {MarkdownText.Line(count.Name)} | {count.Invoked} | {count.Ok} | {count.Failed} | {count.Unknown} | {VerdictText.Time(count.P50Ms)} | {VerdictText.Time(count.P95Ms)} |");
        }

        to.WriteLine();
        foreach (var trouble in verdict.Troubles.Take(MostShown))
        {
            to.WriteLine($"- **{trouble.Kind}** {(trouble.Op is { } op ? $"operation {op}" : "no operation")}: {MarkdownText.Line(trouble.What)}");
            foreach (var line in trouble.History)
            {
                to.WriteLine($"  - {MarkdownText.Line(line)}");
            }
        }

        if (verdict.Troubles.Count == 0)
        {
            to.WriteLine("No operation was lost, doubled, altered or left unknown to its caller.");
        }
        else if (verdict.Troubles.Count > MostShown)
        {
            to.WriteLine($"- and {verdict.Troubles.Count - MostShown} more in report.json");
        }

        to.WriteLine();
    }
}
