using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class FindingsTests
{
    [Fact]
    public void A_failure_outweighs_a_doubt_and_a_doubt_a_pass()
    {
        var findings = new Findings("any");
        Assert.Equal((CriterionStatus.Passed, "all well"), Concluded(findings));
        findings.Doubt("unclear");
        Assert.Equal((CriterionStatus.Inconclusive, "unclear"), Concluded(findings));
        Assert.Equal((false, true), (findings.Failed, findings.Doubtful));
        findings.Fail("broken");
        findings.Fail("broken too");
        Assert.Equal((CriterionStatus.Failed, "broken (and 1 more)"), Concluded(findings));
        Assert.True(findings.Failed);
    }

    [Fact]
    public void Evidence_begins_with_the_failures()
    {
        var findings = new Findings("any");
        findings.Note("noted");
        findings.Doubt("unclear");
        findings.Fail("broken");
        Assert.Equal(["broken", "unclear", "noted"], findings.Conclude("all well").Evidence);
    }

    [Theory]
    [InlineData(40, 40, "line 40")]
    [InlineData(41, 41, "... and 1 more like these")]
    [InlineData(100, 41, "... and 60 more like these")]
    public void Long_evidence_is_shortened(int lines, int shown, string last)
    {
        var findings = new Findings("any");
        for (var line = 1; line <= lines; line++)
        {
            findings.Note($"line {line}");
        }

        var evidence = findings.Conclude("all well").Evidence;
        Assert.Equal((shown, "line 40", last), (evidence.Count, evidence[39], evidence[^1]));
    }

    private static (CriterionStatus Status, string Summary) Concluded(Findings findings)
    {
        var result = findings.Conclude("all well");
        return (result.Status, result.Summary);
    }
}
