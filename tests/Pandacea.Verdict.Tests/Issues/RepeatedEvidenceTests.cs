using System.Xml.Linq;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>The first line of evidence repeated the summary word for word, and the timers were printed as the program's own record.</summary>
public sealed class RepeatedEvidenceTests
{
    private static readonly RunVerdict Verdict = DoctoredJournal.Healthy().Add(9_000, new ForeignFaultSeen { What = "a toxic on evm" }).Verdict();

    [Fact]
    public void What_the_summary_says_is_not_said_again()
    {
        var criterion = Verdict.Criteria.Single(criterion => criterion.Status == CriterionStatus.Inconclusive);
        Assert.StartsWith(criterion.Evidence[0], criterion.Summary, StringComparison.Ordinal);

        Assert.DoesNotContain("- " + criterion.Evidence[0], Text(new MarkdownReport()), StringComparison.Ordinal);
        Assert.Equal("", XDocument.Parse(Text(new JUnitReport())).Descendants("error").Single().Value);
        Assert.Equal(["b"], (criterion with { Summary = "Not counted: a (and 1 more)", Evidence = ["a", "b"] }).EvidenceBesides);
        Assert.Equal(["a", "b"], (criterion with { Summary = "other", Evidence = ["a", "b"] }).EvidenceBesides);
    }

    [Fact]
    public void Timers_are_told_in_words()
    {
        var report = Text(new MarkdownReport());
        Assert.DoesNotContain("DrilledTimers", report, StringComparison.Ordinal);
        Assert.Contains("- timers: at most 5 retries after 100 ms to 5.00 s, circuit open after 10 failures for 30.00 s", report, StringComparison.Ordinal);
    }

    private static string Text(IReport report)
    {
        var text = new StringWriter();
        report.Write(Verdict, text);
        return text.ToString();
    }
}
