namespace Pandacea.Verdict.Journal;

/// <summary>A circuit breaker of the SDK changed its state.</summary>
public sealed record CircuitChanged : JournalRecord
{
    /// <summary>Name of the circuit.</summary>
    public required string Circuit { get; init; }

    /// <summary>Whose it is: <c>agent</c> or <c>compute</c>; null: the SDK's in the runner.</summary>
    public string? Service { get; init; }

    /// <summary><c>open</c>, <c>half_open</c> or <c>closed</c>.</summary>
    public required string To { get; init; }

    /// <summary>Consecutive failures at an opening.</summary>
    public int? Failures { get; init; }

    /// <summary>How long it stays open unless a probe succeeds.</summary>
    public double? ResetMs { get; init; }

    /// <summary><c>probe</c> or <c>timer</c>.</summary>
    public string? By { get; init; }

    /// <summary>Why it opened: <c>threshold</c> or <c>half_open_failed</c>.</summary>
    public string? Reason { get; init; }
}
