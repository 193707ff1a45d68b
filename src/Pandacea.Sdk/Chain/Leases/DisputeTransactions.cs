using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Chain;

/// <summary>Signs disputes that somebody else is to send.</summary>
internal sealed class DisputeTransactions(ILeaseClient leases, ITransactionSender sender, IEvmRpc rpc, ChainOptions options)
{
    private readonly ContractExecutor _executor = new(sender, rpc);

    public async ValueTask<SignedTransaction> SignAsync(EvmAccount spender, string leaseId, string reason, CancellationToken cancellationToken)
    {
        var contract = options.ContractAddress.Length > 0
            ? options.ContractAddress
            : throw new OptionsInvalidException(["ContractAddress is empty; set it to the address of the lease contract."]);
        var lease = await leases.GetAsync(leaseId, cancellationToken).ConfigureAwait(false);
        var stake = await _executor.ReadAsync(LeaseCalls.StakeOf(contract, lease.Price), cancellationToken).ConfigureAwait(false);
        var call = LeaseCalls.RaiseDispute(contract, leaseId, reason, new AbiReader(stake).UInt());
        return await sender.SignAsync(spender, call, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="TransactionRevertedException">The contract refused.</exception>
    public async ValueTask<TransactionReceipt> ConfirmAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        var receipt = await sender.ConfirmAsync(transaction, cancellationToken).ConfigureAwait(false);
        return receipt.Succeeded ? receipt : throw new TransactionRevertedException(RevertReason.Unknown, receipt.TransactionHash);
    }

    public ValueTask ReleaseAsync(SignedTransaction transaction) => sender.ReleaseAsync(transaction, CancellationToken.None);
}
