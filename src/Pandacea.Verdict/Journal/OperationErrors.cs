namespace Pandacea.Verdict.Journal;

/// <summary>What errors of operations mean to judges.</summary>
public static class OperationErrors
{
    /// <summary>How the error of a <see cref="OperationNames.LeaseRead"/> begins that saw other terms than were agreed.</summary>
    public const string Altered = "altered";

    /// <summary>The error of an operation that the runner stopped.</summary>
    public const string Stopped = "stopped before its end";

    /// <summary>How an error begins that the SDK does not promise.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>What the error of a <see cref="OperationNames.JobComplete"/> says whose job may still come to its end.</summary>
    public const string NotInTime = "was not complete within";

    /// <summary>Whether the runner stopped it before its end.</summary>
    public static bool SaysStopped(OperationEnded ended) => ended.Error == Stopped;

    /// <summary>Whether it failed in a way that callers are not prepared for.</summary>
    public static bool SaysUnexpected(OperationEnded ended) => ended.Error?.StartsWith(Unexpected + " ", StringComparison.Ordinal) == true;

    /// <summary>Whether the answer itself was a failure, or of no use to its caller; not that there was none in time.</summary>
    public static bool SaysUnusable(OperationEnded? ended) => ended?.Error is { } error
        && (SaysUnexpected(ended) || (ended.Outcome == OperationOutcome.Failed && !error.Contains(NotInTime, StringComparison.Ordinal)));

    /// <summary>Whether a read saw other terms: by its error's beginning, or because it was answered and still has an error.</summary>
    public static bool SaysAltered(OperationEnded? ended) => ended?.Error is { } error
        && (ended.Outcome == OperationOutcome.Ok || error.StartsWith(Altered, StringComparison.OrdinalIgnoreCase));
}
