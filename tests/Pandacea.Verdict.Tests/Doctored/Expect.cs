using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Doctored;

internal static class Expect
{
    public static void Passed(this CriterionResult result) =>
        Assert.True(result.Status == CriterionStatus.Passed, $"{result.Criterion} {result.Status}: {string.Join('\n', result.Evidence)}");

    public static CriterionResult Failed(this CriterionResult result, string because)
    {
        Assert.Equal((CriterionStatus.Failed, result.Criterion), (result.Status, result.Criterion));
        Assert.Contains(because, string.Join('\n', result.Evidence), StringComparison.Ordinal);
        return result;
    }

    public static CriterionResult Inconclusive(this CriterionResult result, string because)
    {
        Assert.True(result.Status == CriterionStatus.Inconclusive, $"{result.Criterion} {result.Status}: {string.Join('\n', result.Evidence)}");
        Assert.Contains(because, string.Join('\n', result.Evidence), StringComparison.Ordinal);
        return result;
    }
}
