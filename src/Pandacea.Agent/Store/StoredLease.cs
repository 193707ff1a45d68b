using System.Numerics;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Store;

/// <summary>A proposal as the store holds it.</summary>
public sealed record StoredLease
{
    /// <summary>32 bytes as 0x-hex; the <c>proposalId</c> on chain.</summary>
    public required string ProposalId { get; init; }

    /// <summary>Peer id of whoever proposed.</summary>
    public required string Signer { get; init; }

    /// <summary>The product's name, not its hash.</summary>
    public required string ProductId { get; init; }

    /// <summary>The product's id on chain, 0x-hex.</summary>
    public required string ProductHash { get; init; }

    /// <summary>What the caller would pay at most, in wei.</summary>
    public required BigInteger MaxPrice { get; init; }

    /// <summary>What the agent asks for, in wei; a lease on chain must pay at least this.</summary>
    public required BigInteger Price { get; init; }

    /// <summary>How long it is good for, counted from <see cref="CreatedAt"/>; once there is a lease on chain, as long as the chain says, which is no longer than this.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The spender's DID, if given.</summary>
    public string? SpenderDid { get; init; }

    /// <summary>The computation asked for, as JSON, if given.</summary>
    public string? Computation { get; init; }

    /// <summary>Hashes of the consents in force for the product when it was proposed, joined by commas; null where there were none.</summary>
    public string? Consents { get; init; }

    /// <summary>Where it stands.</summary>
    public LeaseStatus Status { get; init; }

    /// <summary>The lease on chain that belongs to it, 0x-hex.</summary>
    public string? OnChainLeaseId { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
