namespace Pandacea.Protocol.Agent;

/// <summary>A proposal was accepted for approval and is stored.</summary>
/// <param name="Status"><c>pending_approval</c>.</param>
/// <param name="LeaseProposalId">32 bytes in hex; the <c>proposalId</c> on chain.</param>
/// <param name="ProposedPrice">The price to pay: wei as decimal digits in a string.</param>
public sealed record LeaseAccepted(LeaseStatus Status, string LeaseProposalId, string ProposedPrice);
