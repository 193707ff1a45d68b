using Pandacea.Protocol;

namespace Pandacea.Verdict.Judging;

/// <summary>How findings add up.</summary>
internal static class VerdictRules
{
    /// <summary>One failed criterion fails the run; it passes only if every criterion was tested and met.</summary>
    public static CriterionStatus StatusOf(IReadOnlyCollection<CriterionResult> criteria) =>
        criteria.Any(result => result.Status == CriterionStatus.Failed) ? CriterionStatus.Failed
        : criteria.All(result => result.Status == CriterionStatus.Passed) ? CriterionStatus.Passed
        : CriterionStatus.Inconclusive;

    public static int ExitCodeOf(CriterionStatus status, IReadOnlyCollection<CriterionResult> criteria, bool interrupted)
    {
        var codes = new List<int>
        {
            status switch
            {
                CriterionStatus.Passed => ExitCodes.Passed,
                CriterionStatus.Failed => ExitCodes.Failed,
                _ => ExitCodes.Inconclusive,
            },
        };
        if (interrupted)
        {
            codes.Add(ExitCodes.Interrupted);
        }

        if (criteria.Any(result => result.CouldNotUndo))
        {
            codes.Add(ExitCodes.CouldNotUndo);
        }

        return ExitCodes.Combine(codes);
    }
}
