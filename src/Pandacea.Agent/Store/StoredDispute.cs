namespace Pandacea.Agent.Store;

/// <summary>A dispute that a spender raised through the agent.</summary>
/// <param name="DisputeId">Its id.</param>
/// <param name="ProposalId">The lease's proposal.</param>
/// <param name="OnChainLeaseId">The lease on chain.</param>
/// <param name="Signer">Peer id of whoever raised it.</param>
/// <param name="Reason">The spender's words.</param>
/// <param name="SignedTransaction">The <c>raiseDispute</c> transaction, 0x-hex, sent as these bytes only.</param>
/// <param name="TransactionHash">Its hash, 0x-hex.</param>
/// <param name="Status"><c>submitted</c>, then <c>raised</c> or <c>failed</c>.</param>
/// <param name="CreatedAt">When it was taken.</param>
public sealed record StoredDispute(
    string DisputeId,
    string ProposalId,
    string OnChainLeaseId,
    string Signer,
    string Reason,
    string SignedTransaction,
    string TransactionHash,
    string Status,
    DateTimeOffset CreatedAt);
