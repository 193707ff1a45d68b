namespace Pandacea.Verdict.Journal;

/// <summary>The runner itself did not run for a while (suspended, starved or asleep).</summary>
public sealed record HostStalled : JournalRecord
{
    /// <summary>How long, beyond what was planned.</summary>
    public required double StallMs { get; init; }
}
