namespace Pandacea.Verdict.Judging;

/// <summary>A failure that rests on something unreliable is no failure of the system: it could not be tested.</summary>
internal static class Reliance
{
    /// <summary>A circuit that had nothing to open for did not fail to open.</summary>
    public static CriterionResult OnFault(CriterionResult result, bool met) =>
        met || result is not { Criterion: CriterionNames.CircuitOpens, Status: CriterionStatus.Failed }
            ? result
            : result with { Status = CriterionStatus.Inconclusive, Summary = $"Not counted as failed, because the fault was not met: {result.Summary}" };

    /// <summary>The result as it counts. A loss or a fault left in force stays what it is, however slow the runner was;
    /// but a chain that died loses what was acknowledged, and a dead injector cannot undo, which is said by the exit code still.</summary>
    public static CriterionResult On(CriterionResult result, Unreliability doubt)
    {
        var independent = result.Criterion is CriterionNames.Loss or CriterionNames.Restoration or CriterionNames.Fencing or CriterionNames.ChargedOnce && doubt == Unreliability.Measurement;
        if (doubt == Unreliability.None || result.Status != CriterionStatus.Failed || independent)
        {
            return result;
        }

        var why = doubt switch
        {
            Unreliability.Journal => "the journal is damaged",
            Unreliability.Surroundings => "what the drilled system stands on gave way",
            _ => "the run did not go as planned",
        };
        var couldNotUndo = result.CouldNotUndo && doubt == Unreliability.Surroundings;
        return result with { Status = CriterionStatus.Inconclusive, CouldNotUndo = couldNotUndo, Summary = $"Not counted as failed, because {why}: {result.Summary}" };
    }
}
