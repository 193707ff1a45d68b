namespace Pandacea.Verdict.Journal;

/// <summary>The runner asked the injector to apply the fault of a window.</summary>
public sealed record FaultInjecting : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }
}
