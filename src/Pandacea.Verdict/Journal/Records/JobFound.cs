namespace Pandacea.Verdict.Journal;

/// <summary>Verification: a job that the agent's store holds, read past the agent.</summary>
public sealed record JobFound : JournalRecord
{
    /// <summary>Its id.</summary>
    public required string JobId { get; init; }

    /// <summary>Peer id of its owner.</summary>
    public required string Signer { get; init; }

    /// <summary>Idempotency keys under which its owner is answered that it is the job; in older journals, under which it was handed in.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Where it is: <c>queued</c>, <c>waiting</c>, <c>running</c>, <c>complete</c>, <c>failed</c>, <c>dead</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Attempts begun.</summary>
    public required int Attempt { get; init; }

    /// <summary>What it costs, in units of 1e-12.</summary>
    public required long Cost { get; init; }

    /// <summary>The same as an epsilon; null where it is not private.</summary>
    public double? Epsilon { get; init; }

    /// <summary>What was computed: its specification, as canonical JSON; null in older journals.</summary>
    public string? Spec { get; init; }

    /// <summary>Hash that its artifact comes to; null where it has none.</summary>
    public string? ArtifactHash { get; init; }

    /// <summary>CID under which the worker says that its artifact is; null where it has none.</summary>
    public string? ArtifactCid { get; init; }

    /// <summary>Task that its artifact says; null where it has none.</summary>
    public string? ArtifactTask { get; init; }

    /// <summary>Whether its artifact says that it is private.</summary>
    public bool ArtifactPrivate { get; init; }

    /// <summary>Epsilon that its artifact says; null where it has none.</summary>
    public double? ArtifactEpsilon { get; init; }

    /// <summary>What is wrong with its artifact, or other than its specification; null: nothing.</summary>
    public string? ArtifactProblem { get; init; }

    /// <summary>Changes of its state, oldest first.</summary>
    public required IReadOnlyList<JobChangeFound> History { get; init; }

    /// <summary>Its entries in the privacy ledger, oldest first.</summary>
    public required IReadOnlyList<ChargeFound> Charges { get; init; }
}

/// <summary>A change of a job's state.</summary>
/// <param name="At">When, Unix milliseconds.</param>
/// <param name="State">What it became.</param>
/// <param name="Attempt">Attempts begun by then.</param>
/// <param name="Fence">Number of its lease.</param>
/// <param name="Reason">Why.</param>
public sealed record JobChangeFound(long At, string State, int Attempt, long Fence, string? Reason = null);

/// <summary>An entry of the privacy ledger.</summary>
/// <param name="Signer">Whose budget.</param>
/// <param name="Kind"><c>reserve</c>, <c>charge</c>, <c>release</c> or <c>refund</c>.</param>
/// <param name="Amount">In units of 1e-12.</param>
public sealed record ChargeFound(string Signer, string Kind, long Amount);
