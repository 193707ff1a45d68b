namespace Pandacea.Sdk.Chain;

/// <summary>Transactions that somebody else sends.</summary>
internal sealed partial class TransactionSender
{
    public async ValueTask<SignedTransaction> SignAsync(EvmAccount account, ContractCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(call);
        var lane = Lane(account.Address);
        await lane.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var fields = await PrepareAsync(lane, call, cancellationToken).ConfigureAwait(false);
            var slot = await KeepAsync(lane, fields.Sign(account), fields, cancellationToken).ConfigureAwait(false);
            lane.Next = slot.Nonce + 1;
            return slot.Versions[0];
        }
        finally
        {
            lane.Gate.Release();
        }
    }

    public async ValueTask ReleaseAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var lane = Lane(transaction.Account);
        await lane.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // If it is not unsure, it went ahead of another one of the account: the node has it.
            if (lane.Find(transaction.Nonce) is { Unsure: true, IsFollowed: false } slot && slot.Versions is [var only] && only == transaction)
            {
                await AbandonAsync(lane, slot).ConfigureAwait(false);
                lane.Next = null;
            }
        }
        finally
        {
            lane.Gate.Release();
        }
    }
}
