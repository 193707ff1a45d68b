namespace Pandacea.Agent.Store;

/// <summary>A computation as the store holds it, until a job carries it out.</summary>
public sealed record StoredComputation
{
    /// <summary>Its place in the order of acceptance.</summary>
    public long Ordinal { get; init; }

    /// <summary>Its name, and that of its job.</summary>
    public required string ComputationId { get; init; }

    /// <summary>Peer id of whoever asked for it.</summary>
    public required string Signer { get; init; }

    /// <summary>The lease on chain that it is done under.</summary>
    public required string LeaseId { get; init; }

    /// <summary>Where its description is stored.</summary>
    public required string ComputationCid { get; init; }

    /// <summary>What its variables stand for, as JSON.</summary>
    public required string Inputs { get; init; }

    /// <summary>Hashes of the consents that it rests on, joined by commas; null where it needs none.</summary>
    public string? Consents { get; init; }

    /// <summary>Where it is.</summary>
    public ComputationState State { get; init; }

    /// <summary>Why there is no job and never will be.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The same for people.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }
}
