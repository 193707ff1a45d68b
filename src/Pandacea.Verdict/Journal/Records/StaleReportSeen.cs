namespace Pandacea.Verdict.Journal;

/// <summary>The agent says that a report reached it from an attempt that was not the job's any more, and that it refused it.</summary>
public sealed record StaleReportSeen : JournalRecord
{
    /// <summary>Which job.</summary>
    public required string JobId { get; init; }

    /// <summary><c>heartbeat</c>, <c>checkpoint</c> or <c>result</c>.</summary>
    public required string Report { get; init; }

    /// <summary>Number of the lease under which it came.</summary>
    public required long Fence { get; init; }

    /// <summary>Instant at the agent, on the runner's clock, ns.</summary>
    public required long At { get; init; }
}
