namespace Pandacea.Sdk.Chain;

/// <summary>The lease contract. Every method that changes something returns when its transaction has the confirmations asked for.</summary>
/// <remarks>Thread safe. Lease ids are 32 bytes as 0x-hex. Besides the exceptions of <see cref="ITransactionSender"/>, each method
/// throws <see cref="TransactionRevertedException"/> where the contract refuses.</remarks>
public interface ILeaseClient
{
    /// <summary>Opens a lease and pays its price into escrow.</summary>
    ValueTask<LeaseCreated> CreateAsync(CreateLease request, CancellationToken cancellationToken);

    /// <summary>Approves a lease, as its earner.</summary>
    ValueTask<TransactionReceipt> ApproveAsync(EvmAccount earner, string leaseId, CancellationToken cancellationToken);

    /// <summary>Says that the work is done, as the earner; the dispute window begins.</summary>
    ValueTask<TransactionReceipt> ExecuteAsync(EvmAccount earner, string leaseId, CancellationToken cancellationToken);

    /// <summary>Credits the price to the earner once the dispute window has passed; anybody may.</summary>
    ValueTask<TransactionReceipt> FinalizeAsync(EvmAccount caller, string leaseId, CancellationToken cancellationToken);

    /// <summary>Takes a lease back as its spender: before approval, or after expiry.</summary>
    ValueTask<TransactionReceipt> CancelAsync(EvmAccount spender, string leaseId, CancellationToken cancellationToken);

    /// <summary>Disputes a lease as its spender; the stake is read from the contract and sent along.</summary>
    ValueTask<TransactionReceipt> RaiseDisputeAsync(EvmAccount spender, string leaseId, string reason, CancellationToken cancellationToken);

    /// <summary>Decides a dispute, as the contract's owner: valid pays price and stake to the spender, else to the earner.</summary>
    ValueTask<TransactionReceipt> ResolveDisputeAsync(EvmAccount owner, string leaseId, bool valid, CancellationToken cancellationToken);

    /// <summary>Pays out what the contract owes the account.</summary>
    ValueTask<TransactionReceipt> WithdrawAsync(EvmAccount account, CancellationToken cancellationToken);

    /// <summary>Reads a lease.</summary>
    /// <exception cref="TransactionRevertedException">There is none: <c>LeaseUnknown</c>.</exception>
    ValueTask<LeaseView> GetAsync(string leaseId, CancellationToken cancellationToken);

    /// <summary>Whether there is such a lease.</summary>
    ValueTask<bool> ExistsAsync(string leaseId, CancellationToken cancellationToken);
}
