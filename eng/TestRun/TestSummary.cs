using System.Xml.Linq;

namespace Pandacea.TestRun;

/// <summary>What the result files of the test projects add up to.</summary>
public sealed record TestSummary(int Passed, int Failed, int Skipped)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public int Ran => Passed + Failed;

    /// <summary>The closing line that CI reads.</summary>
    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    public static TestSummary operator +(TestSummary a, TestSummary b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>Counts one result file. Anything that neither passed nor was skipped counts as failed.</summary>
    public static TestSummary Read(XDocument trx)
    {
        var outcomes = trx.Descendants(Trx + "UnitTestResult").Select(result => (string?)result.Attribute("outcome")).ToList();
        var passed = outcomes.Count(outcome => outcome == "Passed");
        var skipped = outcomes.Count(outcome => outcome is "NotExecuted" or "Inconclusive");
        return new TestSummary(passed, outcomes.Count - passed - skipped, skipped);
    }

    /// <summary>Why the run is no success, or null if it is one.</summary>
    public string? Objection(bool skippingForbidden) => this switch
    {
        { Failed: > 0 } => "tests failed",
        { Ran: 0 } => "no test ran",
        { Skipped: > 0 } when skippingForbidden => "tests were skipped, and CI=true forbids that",
        _ => null,
    };
}
