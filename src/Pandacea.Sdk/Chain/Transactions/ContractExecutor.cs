namespace Pandacea.Sdk.Chain;

/// <summary>Runs calls of a contract, as transactions or as reads, and turns reverts into exceptions.</summary>
internal sealed class ContractExecutor(ITransactionSender sender, IEvmRpc rpc)
{
    /// <exception cref="TransactionRevertedException">The contract refused.</exception>
    public async ValueTask<TransactionReceipt> ExecuteAsync(EvmAccount account, ContractCall call, CancellationToken cancellationToken)
    {
        var transaction = await sender.SendAsync(account, call, cancellationToken).ConfigureAwait(false);
        var receipt = await sender.ConfirmAsync(transaction, cancellationToken).ConfigureAwait(false);
        if (receipt.Succeeded)
        {
            return receipt;
        }

        var reason = await ReasonAsync(call with { From = account.Address }, receipt.BlockNumber, cancellationToken).ConfigureAwait(false);
        throw new TransactionRevertedException(reason, receipt.TransactionHash);
    }

    /// <exception cref="TransactionRevertedException">The contract refused.</exception>
    public async ValueTask<byte[]> ReadAsync(ContractCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await rpc.CallContractAsync(call, "latest", cancellationToken).ConfigureAwait(false);
        }
        catch (EvmRpcException error) when (error.IsRevert)
        {
            throw new TransactionRevertedException(RevertReason.Decode(error.ErrorData), transactionHash: null, error);
        }
    }

    /// <summary>A receipt does not say why: the call is run again on the state behind the block, then on the one before it.</summary>
    private async ValueTask<RevertReason> ReasonAsync(ContractCall call, ulong block, CancellationToken cancellationToken)
    {
        foreach (var number in new[] { block, block - 1 })
        {
            try
            {
                await rpc.CallContractAsync(call, Hex.Quantity(number), cancellationToken).ConfigureAwait(false);
            }
            catch (EvmRpcException error) when (error.IsRevert)
            {
                return RevertReason.Decode(error.ErrorData);
            }
            catch (PandaceaException)
            {
                return RevertReason.Unknown;
            }
        }

        return RevertReason.Unknown;
    }
}
