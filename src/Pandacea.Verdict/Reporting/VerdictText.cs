using Pandacea.Protocol;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>Words for a verdict, the same in every report for people.</summary>
public static class VerdictText
{
    /// <summary>PASSED, FAILED or INCONCLUSIVE.</summary>
    public static string Of(CriterionStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>The answer with all that a reader must know before believing it.</summary>
    public static string Headline(RunVerdict verdict)
    {
        List<string> but = [.. verdict.Weakened ? ["weakened"] : (string[])[], .. verdict.Marks];
        if (verdict is { Status: CriterionStatus.Passed, Numbers.Rpo: > 0 and var lost })
        {
            but.Add($"{lost} operations lost");
        }

        var word = verdict.Interrupted ? "INTERRUPTED" : Of(verdict.Status);
        return but.Count == 0 ? word : $"{word} ({string.Join(", ", but)})";
    }

    /// <summary>What the exit code means for a reader.</summary>
    public static string Meaning(RunVerdict verdict) => verdict.ExitCode switch
    {
        ExitCodes.Passed => "Every criterion was tested and met.",
        ExitCodes.Failed => "At least one criterion was tested and not met.",
        ExitCodes.CouldNotUndo => $"A fault may still be in force: run `{verdict.RecoverCommand}`.",
        ExitCodes.Interrupted => "The run was interrupted; its faults were lifted.",
        _ => "The drill could not test what it asks: see the inconclusive criteria.",
    };

    /// <summary>Worst recovery time; with <c>&gt;</c> where it is only a lower bound.</summary>
    public static string Rto(RunVerdict verdict) =>
        (verdict.Numbers.RtoCensored ? "> " : string.Empty) + Time(verdict.Numbers.RtoMs);

    /// <summary>Number of losses.</summary>
    public static string Rpo(RunVerdict verdict) => verdict.Numbers.Rpo is { } lost ? $"{lost} operations" : "not measured";

    /// <summary>Attempts per call over the fault windows.</summary>
    public static string Attempts(RunVerdict verdict) => verdict.Numbers.AttemptsPerCall is { } attempts ? Ns.Number(attempts) : "not measured";

    /// <summary>A length of time, or that there is none.</summary>
    public static string Time(double? ms) => ms is { } value ? Ns.Ms(value) : "not measured";
}
