namespace Pandacea.Verdict.Judging;

/// <summary>A failure that rests on something unreliable is no failure of the system: it could not be tested.</summary>
internal static class Reliance
{
    /// <summary>A circuit that had nothing to open for did not fail to open.</summary>
    public static CriterionResult OnFault(CriterionResult result, bool met) =>
        met || result is not { Criterion: CriterionNames.CircuitOpens, Status: CriterionStatus.Failed }
            ? result
            : result with { Status = CriterionStatus.Inconclusive, Summary = $"Not counted as failed, because the fault was not met: {result.Summary}" };

    /// <summary>The result as it counts. A loss or a fault left in force stays what it is, however slow the runner was.</summary>
    public static CriterionResult On(CriterionResult result, Unreliability doubt)
    {
        var independent = result.Criterion is CriterionNames.Loss or CriterionNames.Restoration && doubt != Unreliability.Journal;
        if (doubt == Unreliability.None || result.Status != CriterionStatus.Failed || independent)
        {
            return result;
        }

        var why = doubt == Unreliability.Journal ? "the journal is damaged" : "the runner did not run as planned";
        return result with { Status = CriterionStatus.Inconclusive, CouldNotUndo = false, Summary = $"Not counted as failed, because {why}: {result.Summary}" };
    }
}
