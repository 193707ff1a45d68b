namespace Pandacea.Verdict.Journal;

/// <summary>A fault could not be applied or not be undone.</summary>
public sealed record FaultFailed : JournalRecord
{
    /// <summary>Index of the window in the plan.</summary>
    public required int Window { get; init; }

    /// <summary><c>inject</c> or <c>lift</c>.</summary>
    public required string Step { get; init; }

    /// <summary>What went wrong and what to do.</summary>
    public required string Error { get; init; }
}
