using System.Xml.Linq;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A pass with losses, or of a run that was spoilt on purpose, looked like any other; an interrupted run bore two names.</summary>
public sealed class HeadlineTests
{
    private static readonly RunVerdict Spoilt = DoctoredJournal.Healthy().Verdict() with { Marks = ["spoilt: on-purpose"] };

    [Fact]
    public void Losses_that_are_allowed_stand_beside_the_pass()
    {
        var verdict = DoctoredJournal.Healthy().Verdict();

        Assert.Equal("PASSED", VerdictText.Headline(verdict));
        Assert.Equal("PASSED (15 operations lost)", VerdictText.Headline(verdict with { Numbers = verdict.Numbers with { Rpo = 15 } }));
    }

    [Fact]
    public void An_interrupted_run_bears_one_name()
    {
        var verdict = DoctoredJournal.Healthy().Add(9_000, new RunInterrupted { Reason = "Ctrl-C" }).Verdict();

        Assert.StartsWith("# evm_rpc_flap: INTERRUPTED", Text(new MarkdownReport(), verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_runner_did_on_purpose_stands_in_every_report()
    {
        Assert.StartsWith("# evm_rpc_flap: PASSED (spoilt: on-purpose)", Text(new MarkdownReport(), Spoilt), StringComparison.Ordinal);
        Assert.Contains("\"spoilt: on-purpose\"", Text(new JsonReport(), Spoilt), StringComparison.Ordinal);
        var property = XDocument.Parse(Text(new JUnitReport(), Spoilt)).Descendants("property").First();
        Assert.Equal(("verdict", "PASSED (spoilt: on-purpose)"), (property.Attribute("name")!.Value, property.Attribute("value")!.Value));
    }

    [Fact]
    public void A_definition_from_a_file_is_named_and_replayed()
    {
        var verdict = DoctoredJournal.Healthy().Plan(plan => plan with { File = "my drills/mine.yaml" }).Verdict();

        Assert.Equal("pandacea drill run \"my drills/mine.yaml\" --seed 7F3A91", verdict.ReplayCommand);
        Assert.Contains("from my drills/mine.yaml", Text(new MarkdownReport(), verdict), StringComparison.Ordinal);
        Assert.Contains("my drills/mine.yaml", Text(new JUnitReport(), verdict), StringComparison.Ordinal);
    }

    private static string Text(IReport report, RunVerdict verdict)
    {
        var text = new StringWriter { NewLine = "\n" };
        report.Write(verdict, text);
        return text.ToString();
    }
}
