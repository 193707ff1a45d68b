using System.Numerics;

namespace Pandacea.Sdk.Agent;

/// <summary>The agent took a proposal and will keep it.</summary>
/// <param name="LeaseProposalId">What to name it by, on chain too.</param>
/// <param name="Price">What to pay on chain, in wei.</param>
/// <param name="IdempotencyKey">The key that it was proposed with.</param>
public sealed record LeaseProposed(string LeaseProposalId, BigInteger Price, string IdempotencyKey);
