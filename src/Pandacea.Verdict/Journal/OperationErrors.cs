namespace Pandacea.Verdict.Journal;

/// <summary>What errors of operations mean to judges.</summary>
public static class OperationErrors
{
    /// <summary>How the error of a <see cref="OperationNames.LeaseRead"/> begins that saw other terms than were agreed.</summary>
    public const string Altered = "altered";

    /// <summary>Whether a read saw other terms: by its error's beginning, or because it was answered and still has an error.</summary>
    public static bool SaysAltered(OperationEnded? ended) => ended?.Error is { } error
        && (ended.Outcome == OperationOutcome.Ok || error.StartsWith(Altered, StringComparison.OrdinalIgnoreCase));
}
