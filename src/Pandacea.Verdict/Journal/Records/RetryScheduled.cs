namespace Pandacea.Verdict.Journal;

/// <summary>The SDK is going to retry a call.</summary>
public sealed record RetryScheduled : JournalRecord
{
    /// <summary>Circuit of the upstream.</summary>
    public required string Circuit { get; init; }

    /// <summary>Id of the call.</summary>
    public required string Call { get; init; }

    /// <summary>The retry's ordinal, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Configured maximum.</summary>
    public required int MaxRetries { get; init; }

    /// <summary>Time until the retry starts.</summary>
    public required double DelayMs { get; init; }

    /// <summary>Delay before jitter and cap.</summary>
    public required double NominalMs { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public required string Cause { get; init; }

    /// <summary>What the server asked for.</summary>
    public double? RetryAfterMs { get; init; }
}
