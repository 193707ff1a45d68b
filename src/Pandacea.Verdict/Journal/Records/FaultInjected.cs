namespace Pandacea.Verdict.Journal;

/// <summary>The injector confirmed that the fault is in force.</summary>
public sealed record FaultInjected : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }
}
