namespace Pandacea.Verdict.Journal;

/// <summary>What a worker says of an attempt: that it began, or how it ended.</summary>
public sealed record AttemptSeen : JournalRecord
{
    /// <summary>Which job.</summary>
    public required string JobId { get; init; }

    /// <summary>Which attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>Number of its lease.</summary>
    public required long Fence { get; init; }

    /// <summary>CID of the checkpoint that it was given; null for one that ended, or had none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>How it ended: <c>complete</c> where the agent took its artifact, <c>unwanted</c> where it was sent away; null for one that began.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who did not want it any more: the agent by the <c>result</c>, <c>heartbeat</c> or <c>checkpoint</c> that it refused, or somebody else; null where it was wanted.</summary>
    public string? By { get; init; }

    /// <summary>The step with which a training began; of one that ended.</summary>
    public int? From { get; init; }

    /// <summary>Instant at the worker, on the runner's clock, ns.</summary>
    public required long At { get; init; }
}
