namespace Pandacea.Verdict.Journal;

/// <summary>The run was stopped before its plan was done.</summary>
public sealed record RunInterrupted : JournalRecord
{
    /// <summary>For example <c>Ctrl-C</c>.</summary>
    public required string Reason { get; init; }
}
