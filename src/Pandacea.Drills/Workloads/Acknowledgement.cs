namespace Pandacea.Drills.Workloads;

/// <summary>What the system acknowledged.</summary>
/// <param name="LeaseId">On-chain lease id, where the operation has one.</param>
/// <param name="Oddity">What is wrong with the answer, although it came as a success.</param>
public sealed record Acknowledgement(string? LeaseId = null, string? Oddity = null)
{
    /// <summary>Proposal id, where the operation has one.</summary>
    public string? ProposalId { get; init; }

    /// <summary>Price in wei, where one was agreed.</summary>
    public string? PriceWei { get; init; }

    /// <summary>CID, where the operation has one.</summary>
    public string? Cid { get; init; }

    /// <summary>Job, where the operation has one.</summary>
    public string? JobId { get; init; }

    /// <summary>Hash of the artifact, where one was delivered.</summary>
    public string? ArtifactHash { get; init; }
}
