using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>The verdict for people: verdict and the four numbers, windows, criteria, operations, set-up.</summary>
public sealed class MarkdownReport : IReport
{
    /// <inheritdoc/>
    public string FileName => "report.md";

    /// <inheritdoc/>
    public void Write(RunVerdict verdict, TextWriter to)
    {
        WriteVerdict(verdict, to);
        MarkdownWindows.Write(verdict, to);
        WriteCriteria(verdict, to);
        MarkdownOperations.Write(verdict, to);
        MarkdownSetUp.Write(verdict, to);
    }

    private static void WriteVerdict(RunVerdict verdict, TextWriter to)
    {
        to.WriteLine($"# {verdict.Run?.Plan.Drill ?? "unknown drill"}: {MarkdownText.Line(VerdictText.Headline(verdict))}");
        to.WriteLine();
        var met = verdict.Criteria.Count(criterion => criterion.Status == CriterionStatus.Passed);
        to.WriteLine($"{met} of {verdict.Criteria.Count} criteria passed. Exit code {verdict.ExitCode}. {VerdictText.Meaning(verdict)}");
        to.WriteLine();
        to.WriteLine("| recovery time (RTO) | loss (RPO) | detection | attempts per call |");
        to.WriteLine("|---|---|---|---|");
        to.WriteLine($"| {VerdictText.Rto(verdict)} | {VerdictText.Rpo(verdict)} | {VerdictText.Time(verdict.Numbers.DetectionMs)} | {VerdictText.Attempts(verdict)} |");
        to.WriteLine();
        foreach (var reason in verdict.Run?.Plan.Weakened ?? [])
        {
            to.WriteLine($"- weakened: {MarkdownText.Line(reason)}");
        }

        foreach (var change in verdict.Run?.Plan.AllChanged ?? [])
        {
            to.WriteLine($"- changed: {MarkdownText.Line(change)}");
        }

        to.WriteLine();
    }

    private static void WriteCriteria(RunVerdict verdict, TextWriter to)
    {
        to.WriteLine("## Criteria");
        to.WriteLine();
        foreach (var criterion in verdict.Criteria)
        {
            to.WriteLine($"### {criterion.Criterion}: {VerdictText.Of(criterion.Status)}");
            to.WriteLine();
            if (verdict.Run is { } run)
            {
                to.WriteLine($"Asked: {CriterionQuestions.Of(criterion.Criterion, run.Plan)}");
                to.WriteLine();
            }

            to.WriteLine($"Seen: {MarkdownText.Line(criterion.Summary)}");
            to.WriteLine();
            foreach (var line in criterion.EvidenceBesides)
            {
                to.WriteLine($"- {MarkdownText.Line(line)}");
            }

            to.WriteLine();
        }
    }
}
