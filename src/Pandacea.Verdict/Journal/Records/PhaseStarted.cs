namespace Pandacea.Verdict.Journal;

/// <summary>A phase of the drill began; it ends where the next one begins.</summary>
public sealed record PhaseStarted : JournalRecord
{
    /// <summary>One of <see cref="Phases"/>.</summary>
    public required string Phase { get; init; }
}
