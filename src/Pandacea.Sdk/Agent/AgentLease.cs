using System.Numerics;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>A lease as the agent knows it.</summary>
/// <param name="LeaseProposalId">The proposal.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OnChainLeaseId">The lease on chain; null: none yet.</param>
/// <param name="Price">In wei; null: the agent does not say.</param>
/// <param name="CreatedAt">When it was proposed.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record AgentLease(
    string LeaseProposalId,
    LeaseStatus Status,
    string? OnChainLeaseId,
    BigInteger? Price,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Whether it was approved and is not disputed.</summary>
    public bool IsApproved => Status is LeaseStatus.Approved or LeaseStatus.Executed or LeaseStatus.Finalized;

    internal static AgentLease Of(LeaseAnswer answer) => new(
        answer.LeaseProposalId,
        answer.Status,
        answer.OnChainLeaseId,
        answer.Price is null ? null : Amount(answer.Price),
        answer.CreatedAt,
        answer.UpdatedAt);

    internal static BigInteger Amount(string wei) => Wei.TryParse(wei, out var amount)
        ? amount
        : throw AgentException.Unusable("The agent answered with a price that is no whole number of wei.");
}
