namespace Pandacea.Verdict.Journal;

/// <summary>The SDK saw an outage of a dependency end.</summary>
public sealed record RecoveryAchieved : JournalRecord
{
    /// <summary>Name of the dependency.</summary>
    public required string Dependency { get; init; }

    /// <summary>From the opening of the circuit to its closing.</summary>
    public required double DurationMs { get; init; }
}
