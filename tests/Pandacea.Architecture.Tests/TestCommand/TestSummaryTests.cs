using System.Xml.Linq;
using Pandacea.TestRun;

namespace Pandacea.Architecture.Tests.TestCommand;

public sealed class TestSummaryTests
{
    [Fact]
    public void Counts_every_outcome()
    {
        var summary = TestSummary.Read(Trx("Passed", "Failed", "NotExecuted", "Passed", "Timeout", "Aborted"));
        Assert.Equal("2 passed, 3 failed, 1 skipped", summary.ToString());
    }

    [Fact]
    public void Adds_up() =>
        Assert.Equal(new TestSummary(5, 7, 9), new TestSummary(1, 2, 3) + new TestSummary(4, 5, 6));

    [Theory]
    [InlineData(1, 0, 0, true, null)]
    [InlineData(1, 0, 1, false, null)]
    [InlineData(1, 0, 1, true, "tests were skipped, and CI=true forbids that")]
    [InlineData(1, 1, 0, false, "tests failed")]
    [InlineData(0, 0, 0, false, "no test ran")]
    [InlineData(0, 0, 3, false, "no test ran")]
    public void Objects_to_all_but_a_clean_run(int passed, int failed, int skipped, bool skippingForbidden, string? expected) =>
        Assert.Equal(expected, new TestSummary(passed, failed, skipped).Objection(skippingForbidden));

    private static XDocument Trx(params string[] outcomes) => XDocument.Parse(
        $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{string.Concat(outcomes.Select(outcome => $"<UnitTestResult outcome=\"{outcome}\" />"))}</Results></TestRun>""");
}
