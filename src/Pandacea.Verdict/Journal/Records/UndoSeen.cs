namespace Pandacea.Verdict.Journal;

/// <summary>The injector says that it began to undo the fault of a window, whoever asked for that, or that somebody did so past it.</summary>
public sealed record UndoSeen : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }

    /// <summary>Instant at the injector, on the runner's clock, ns.</summary>
    public required long At { get; init; }

    /// <summary>How the fault was ended past the injector; null for what the injector did.</summary>
    public string? How { get; init; }
}
