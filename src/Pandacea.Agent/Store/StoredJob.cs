namespace Pandacea.Agent.Store;

/// <summary>A job as the store holds it.</summary>
public sealed record StoredJob
{
    /// <summary>Order of acceptance; given by the store.</summary>
    public long Ordinal { get; init; }

    /// <summary>Its name.</summary>
    public required string JobId { get; init; }

    /// <summary>Peer id of whoever asked for it.</summary>
    public required string Signer { get; init; }

    /// <summary>Higher ones go first.</summary>
    public required int Priority { get; init; }

    /// <summary>What is computed, as JSON.</summary>
    public required string Spec { get; init; }

    /// <summary>The secret of its noise in base64; never to be logged or shown.</summary>
    public required string NoiseKey { get; init; }

    /// <summary>What it costs its owner's privacy budget, in <see cref="PrivacyUnits"/>.</summary>
    public required long Cost { get; init; }

    /// <summary>The same as an epsilon; null where the job is not private.</summary>
    public double? Epsilon { get; init; }

    /// <summary>Hashes of the consents that it rests on, joined by commas; null where it needs none.</summary>
    public string? Consents { get; init; }

    /// <summary>Where it is.</summary>
    public JobState State { get; init; }

    /// <summary>Changes of its state so far.</summary>
    public int Changes { get; init; } = 1;

    /// <summary>Attempts begun.</summary>
    public int Attempt { get; init; }

    /// <summary>Grows with every lease.</summary>
    public long Fence { get; init; }

    /// <summary>Who has it, or had it last.</summary>
    public string? Worker { get; init; }

    /// <summary>Until when it is that worker's.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>When it is ready again.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Steps done.</summary>
    public int? Step { get; init; }

    /// <summary>Steps that there are.</summary>
    public int? Steps { get; init; }

    /// <summary>Where a later attempt can go on.</summary>
    public string? CheckpointCid { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When its first attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its cost was charged.</summary>
    public DateTimeOffset? ChargedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why there is no artifact.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The same for people.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Hash of the artifact.</summary>
    public string? ArtifactHash { get; init; }

    /// <summary>Where the artifact is stored.</summary>
    public string? ArtifactCid { get; init; }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"job {JobId}, {State}, attempt {Attempt}, fence {Fence}";
}
