namespace Pandacea.Agent.Store;

/// <summary>An event of the lease contract at its place in the chain.</summary>
/// <param name="Block">Number of its block.</param>
/// <param name="LogIndex">Its place in the block.</param>
/// <param name="BlockHash">Hash of its block, 0x-hex.</param>
/// <param name="TransactionHash">Its transaction, 0x-hex.</param>
/// <param name="Kind">Which event.</param>
/// <param name="LeaseId">The lease on chain, 0x-hex.</param>
/// <param name="Terms">What the lease says; set for <see cref="ChainEventKind.Created"/> only.</param>
public sealed record ChainEvent(
    long Block, long LogIndex, string BlockHash, string TransactionHash, ChainEventKind Kind, string LeaseId, LeaseTerms? Terms = null);
