namespace Pandacea.Sdk.Chain;

/// <summary>Looks for the receipt of a transaction, once for each call, and decides whether it counts.</summary>
internal sealed class ConfirmationWatch(IEvmRpc rpc, ChainOptions options)
{
    /// <returns>The receipt of the version that is on the chain and whether it is deep enough; null if none is.</returns>
    public async ValueTask<(TransactionReceipt Receipt, bool IsFinal)?> LookAsync(NonceSlot slot, CancellationToken cancellationToken)
    {
        // Read before the receipt: a head that is too old can only make the transaction look less deep.
        var head = options.Confirmations > 1 ? await rpc.BlockNumberAsync(cancellationToken).ConfigureAwait(false) : 0;
        foreach (var version in slot.Versions)
        {
            if (await rpc.ReceiptAsync(version.Hash, cancellationToken).ConfigureAwait(false) is { } receipt)
            {
                return (receipt, await IsFinalAsync(receipt, head, cancellationToken).ConfigureAwait(false));
            }
        }

        return null;
    }

    private async ValueTask<bool> IsFinalAsync(TransactionReceipt receipt, ulong head, CancellationToken cancellationToken)
    {
        if (options.Confirmations == 1)
        {
            return true;
        }

        // A node behind its own answers, or one in the middle of a reorganisation, must not count as depth.
        return head + 1 >= receipt.BlockNumber + (ulong)options.Confirmations
            && await rpc.BlockHashAsync(receipt.BlockNumber, cancellationToken).ConfigureAwait(false) == receipt.BlockHash;
    }
}
