namespace Pandacea.Sdk.Chain;

/// <summary>A lease that is on chain.</summary>
/// <param name="LeaseId">Its id, 0x-hex.</param>
/// <param name="TransactionHash">The transaction that opened it, 0x-hex.</param>
/// <param name="BlockNumber">The transaction's block.</param>
public sealed record LeaseCreated(string LeaseId, string TransactionHash, ulong BlockNumber);
