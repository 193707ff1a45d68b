namespace Pandacea.Verdict.Journal;

/// <summary>The undo of a fault window was issued; recovery is measured from here.</summary>
public sealed record FaultLifting : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }
}
