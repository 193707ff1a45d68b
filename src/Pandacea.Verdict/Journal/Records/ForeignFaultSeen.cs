namespace Pandacea.Verdict.Journal;

/// <summary>A fault that this run did not apply, or another runner, is on the target.</summary>
public sealed record ForeignFaultSeen : JournalRecord
{
    /// <summary>What was seen.</summary>
    public required string What { get; init; }
}
