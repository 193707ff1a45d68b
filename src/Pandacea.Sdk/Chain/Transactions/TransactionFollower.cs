namespace Pandacea.Sdk.Chain;

/// <summary>Follows a sent transaction until it is confirmed, sending it again where the chain seems to have lost it.</summary>
internal sealed class TransactionFollower(
    IEvmRpc rpc, Broadcaster broadcaster, ITransactionOutbox outbox, TransactionMetrics metrics, ChainOptions options, TimeProvider time)
{
    private readonly ConfirmationWatch _watch = new(rpc, options);

    /// <exception cref="TransactionUnresolvedException">The time ran out.</exception>
    public async ValueTask<TransactionReceipt> FollowAsync(AccountLane lane, NonceSlot slot, CancellationToken cancellationToken)
    {
        slot.Follow();
        try
        {
            var (receipt, lastError) = await WaitAsync(lane, slot, cancellationToken).ConfigureAwait(false);
            if (receipt is null)
            {
                throw Unresolved(slot, lastError);
            }

            await SettleAsync(lane, slot, receipt).ConfigureAwait(false);
            return receipt;
        }
        catch
        {
            // Whoever gave up waiting, the next transaction of the account must not overtake this one.
            slot.Unsure = true;
            throw;
        }
        finally
        {
            slot.Unfollow();
        }
    }

    private async ValueTask<(TransactionReceipt? Receipt, PandaceaException? LastError)> WaitAsync(
        AccountLane lane, NonceSlot slot, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.ConfirmationTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var lastSent = time.GetTimestamp();
        var wasSeen = false;
        PandaceaException? lastError = null;
        try
        {
            while (true)
            {
                await Task.Delay(options.ReceiptPollInterval, time, either.Token).ConfigureAwait(false);
                try
                {
                    var found = await _watch.LookAsync(slot, either.Token).ConfigureAwait(false);
                    if (found is { IsFinal: true })
                    {
                        return (found.Value.Receipt, null);
                    }

                    var vanished = wasSeen && found is null;
                    wasSeen = found is not null;
                    if (vanished || (found is null && time.GetElapsedTime(lastSent) >= options.RebroadcastInterval))
                    {
                        lastSent = time.GetTimestamp();
                        await SendAgainAsync(lane, slot, either.Token).ConfigureAwait(false);
                    }
                }
                catch (PandaceaException error)
                {
                    // An outage is a reason to wait, not to give up: the transaction is on its way.
                    lastError = error;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, lastError);
        }
    }

    /// <summary>Sends everything that the chain lacks up to this transaction: it cannot be mined before the ones in front of it.</summary>
    private async ValueTask SendAgainAsync(AccountLane lane, NonceSlot slot, CancellationToken cancellationToken)
    {
        var mined = await rpc.TransactionCountAsync(lane.Account, "latest", cancellationToken).ConfigureAwait(false);
        foreach (var transaction in lane.SentBetween(mined, slot.Nonce))
        {
            await broadcaster.SendAsync([transaction], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask SettleAsync(AccountLane lane, NonceSlot slot, TransactionReceipt receipt)
    {
        var versions = slot.Versions;
        if (!lane.Close(slot, Array.Find(versions, version => version.Hash == receipt.TransactionHash)))
        {
            return;
        }

        metrics.Settled(receipt.Succeeded);
        try
        {
            foreach (var version in versions)
            {
                var fate = version.Hash == receipt.TransactionHash ? TransactionFate.Confirmed : TransactionFate.Superseded;
                await outbox.ResolveAsync(version.Hash, fate, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (OutboxException)
        {
            // It is on the chain. What the file does not say, the next start asks the chain again.
        }
    }

    private TransactionUnresolvedException Unresolved(NonceSlot slot, PandaceaException? lastError) => new(
        FormattableString.Invariant(
            $"The transaction {slot.Versions[0].Hash} was not confirmed within {options.ConfirmationTimeout.TotalSeconds:0.###} s. It stays in the outbox and is sent again before the account's next one; {nameof(ITransactionSender.BumpFeeAsync)} raises its fee."),
        slot.Versions[0].Hash,
        lastError);
}
