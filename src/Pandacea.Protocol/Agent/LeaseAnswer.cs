using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>A lease as the agent knows it.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="LeaseProposalId">The proposal.</param>
/// <param name="CreatedAt">When it was proposed.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="OnChainLeaseId">The lease on chain, once there is one.</param>
/// <param name="Price">What was paid on chain, else what was proposed: wei as decimal digits in a string.</param>
/// <param name="ConsentHashes">Hashes of the consent manifests in force for the product when it was proposed; null where there were none.</param>
public sealed record LeaseAnswer(
    LeaseStatus Status,
    string LeaseProposalId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OnChainLeaseId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Price = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? ConsentHashes = null);
