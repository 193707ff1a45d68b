namespace Pandacea.Verdict.Journal;

/// <summary>The injector confirmed the undo of a fault window.</summary>
public sealed record FaultLifted : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }
}
