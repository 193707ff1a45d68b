namespace Pandacea.Verdict.Journal;

/// <summary>The runner itself, or the host of the proxies, did not run for a while (suspended, starved or asleep).</summary>
public sealed record HostStalled : JournalRecord
{
    /// <summary>Who stood still: <c>faults</c> for the host of the proxies; null for the runner.</summary>
    public string? Service { get; init; }

    /// <summary>How long, beyond what was planned.</summary>
    public required double StallMs { get; init; }
}
