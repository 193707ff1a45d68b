using System.Xml.Linq;
using NJsonSchema;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Reporting;

public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Verdicts => ["healthy", "failed", "interrupted", "no plan", "damaged", "no baseline"];

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task The_json_report_follows_its_schema(string which)
    {
        var schema = await JsonSchema.FromFileAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "report.schema.json"));
        Assert.Empty(schema.Validate(Text(new JsonReport(), Verdict(which))));
    }

    [Fact]
    public async Task The_schema_refuses_an_unknown_status()
    {
        var schema = await JsonSchema.FromFileAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "report.schema.json"));
        Assert.NotEmpty(schema.Validate(Text(new JsonReport(), Verdict("healthy")).Replace("\"passed\"", "\"expected\"")));
    }

    [Fact]
    [Trait("Requirement", "S26")]
    public void JUnit_tells_failed_from_inconclusive_and_never_skips()
    {
        var suite = XDocument.Parse(Text(new JUnitReport(), Verdict("failed"))).Root!.Element("testsuite")!;
        Assert.Equal(("10", "0"), (suite.Attribute("tests")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal("loss", suite.Elements("testcase").Single(test => test.Element("failure") is not null).Attribute("name")!.Value);
        Assert.Equal("soundness", suite.Elements("testcase").Single(test => test.Element("error") is not null).Attribute("name")!.Value);
        Assert.Equal(("1", "1"), (suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value));
        Assert.Empty(suite.Descendants("skipped"));
    }

    [Fact]
    public void JUnit_survives_characters_that_XML_forbids()
    {
        var verdict = DoctoredJournal.Healthy().Add(9_000, new ForeignFaultSeen { What = "toxic \u0000 \u001b[31m on evm" }).Verdict();
        Assert.Contains("toxic ? ?[31m on evm", XDocument.Parse(Text(new JUnitReport(), verdict)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_begins_with_the_verdict_and_the_four_numbers()
    {
        var lines = Text(new MarkdownReport(), Verdict("healthy")).Split('\n');
        Assert.Equal("# evm_rpc_flap: PASSED", lines[0]);
        Assert.Equal("10 of 10 criteria passed. Exit code 0. Every criterion was tested and met.", lines[2]);
        Assert.StartsWith("| 1.27 s | 0 operations | 2.00 s | ", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_its_sections_in_order()
    {
        var text = Text(new MarkdownReport(), Verdict("failed"));
        var order = new[] { "## Fault windows", "## Criteria", "## Operations", "**lost** operation 10", "## Set-up", "pandacea drill run evm_rpc_flap --seed 7F3A91", "pandacea drill judge r1" }
            .Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.Contains("Asked: Does the circuit open at failure 10, and do only probes arrive while it is open?", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "S96")]
    public void Markdown_shows_every_window_with_its_recovery_time()
    {
        var text = Text(new MarkdownReport(), Verdict("healthy"));
        Assert.Contains("Recovery objective: 3.00 s.", text, StringComparison.Ordinal);
        Assert.Contains("| 1 | timeout on evm | t+3.500 s to t+7.500 s | ", text, StringComparison.Ordinal);
        Assert.Contains("| 2 | http_status on evm (60 %) |", text, StringComparison.Ordinal);
        Assert.Contains("- window 3: Hit canary calls only", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_censored_recovery_shows_as_a_lower_bound()
    {
        var undone = DoctoredJournal.After(HealthyPlan.Down, 0);
        var text = Text(new MarkdownReport(), DoctoredJournal.Healthy().FailReads(undone, undone + 5_000).Verdict());
        Assert.Contains("| > 5.00 s | ", text, StringComparison.Ordinal);
        Assert.Contains("# evm_rpc_flap: FAILED", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Decision", "D23")]
    public void Options_of_the_product_that_the_drill_changed_stand_in_every_report()
    {
        var verdict = DoctoredJournal.Healthy().Plan(plan => plan with { Settings = ["agent runs with A=1"] }).Verdict();
        Assert.Contains("- changed: agent runs with A=1", Text(new MarkdownReport(), verdict), StringComparison.Ordinal);
        Assert.Contains("""<property name="changed" value="agent runs with A=1" />""", Text(new JUnitReport(), verdict), StringComparison.Ordinal);
        Assert.Contains("agent runs with A=1", Text(new JsonReport(), verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void What_weakens_a_run_stands_in_every_report()
    {
        var verdict = DoctoredJournal.Healthy().Plan(plan => plan with { Weakened = ["quick: shorter windows"] }).Verdict();
        Assert.Contains("- weakened: quick: shorter windows", Text(new MarkdownReport(), verdict), StringComparison.Ordinal);
        Assert.Contains("""<property name="weakened" value="quick: shorter windows" />""", Text(new JUnitReport(), verdict), StringComparison.Ordinal);
        Assert.Contains("quick: shorter windows", Text(new JsonReport(), verdict), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Decision", "D25")]
    public void A_weakened_pass_says_so()
    {
        var verdict = DoctoredJournal.Healthy().Plan(plan => plan with { Profile = "quick", Weakened = ["profile quick"] }).Verdict();
        var text = Text(new MarkdownReport(), verdict);
        Assert.Equal(0, verdict.ExitCode);
        Assert.StartsWith("# evm_rpc_flap: PASSED (weakened)", text, StringComparison.Ordinal);
        Assert.Contains("- weakened: profile quick", text, StringComparison.Ordinal);
        Assert.Contains("--seed 7F3A91 --profile quick", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_foreign_programs_cannot_break_the_page()
    {
        var verdict = DoctoredJournal.Healthy().Add(9_000, new ForeignFaultSeen { What = "<script>\n| a" }).Verdict();
        var text = Text(new MarkdownReport(), verdict);
        Assert.Contains("&lt;script> \\| a", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void All_reports_are_written(string which)
    {
        var paths = Reports.WriteAll(Verdict(which), _folder.Path);
        Assert.Equal(["report.json", "report.md", "junit.xml"], paths.Select(System.IO.Path.GetFileName));
        Assert.All(paths, path => Assert.NotEqual(0, new FileInfo(path).Length));
    }

    private static RunVerdict Verdict(string which) => which switch
    {
        "failed" => DoctoredJournal.Healthy().Remove<LeaseFound>(found => found.LeaseId == "0xl3").Add(9_000, new HostStalled { StallMs = 3_000 }).Verdict(),
        "interrupted" => DoctoredJournal.Healthy().Add(9_000, new RunInterrupted { Reason = "Ctrl-C" }).Verdict(),
        "no plan" => DoctoredJournal.Healthy().Remove<RunStarted>().Verdict(),
        "damaged" => DoctoredJournal.Healthy().Verdict(new JournalDamage(JournalDamageKind.TornLine, 3, "Line 3 has no end.")),
        "no baseline" => DoctoredJournal.Healthy().Remove<PhaseStarted>().Verdict(),
        _ => DoctoredJournal.Healthy().Verdict(),
    };

    private static string Text(IReport report, RunVerdict verdict)
    {
        var text = new StringWriter { NewLine = "\n" };
        report.Write(verdict, text);
        return text.ToString();
    }
}
