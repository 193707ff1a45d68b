using System.Collections.Concurrent;

namespace Pandacea.Sdk.Chain;

/// <summary>Sends the transactions of any number of accounts, each account's in the order of its nonces.</summary>
/// <remarks>
/// Under the account's gate: (1) send again what the node may lack, (2) choose the nonce, (3) sign, (4) keep the bytes
/// durably, (5) send them. Waiting for confirmations happens outside the gate.
/// </remarks>
internal sealed partial class TransactionSender : ITransactionSender, IAsyncDisposable, IDisposable
{
    /// <summary>How often another program may snatch the nonce before a send is given up.</summary>
    private const int NonceTries = 3;

    private readonly ConcurrentDictionary<string, AccountLane> _lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<NonceSlot, Task> _settling = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly IEvmRpc _rpc;
    private readonly ITransactionOutbox _outbox;
    private readonly FeeOracle _fees;
    private readonly Broadcaster _broadcaster;
    private readonly TransactionFollower _follower;
    private readonly TransactionMetrics _metrics;
    private ulong? _chainId;

    public TransactionSender(IEvmRpc rpc, ITransactionOutbox outbox, TransactionMetrics metrics, ChainOptions options, TimeProvider time)
    {
        (_rpc, _outbox, _metrics) = (rpc, outbox, metrics);
        _fees = new FeeOracle(rpc, time);
        _broadcaster = new Broadcaster(rpc);
        _follower = new TransactionFollower(rpc, _broadcaster, outbox, metrics, options, time);
    }

    public async ValueTask<SignedTransaction> SendAsync(EvmAccount account, ContractCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(call);
        var lane = Lane(account.Address);
        await lane.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; attempt <= NonceTries; attempt++)
            {
                var fields = await PrepareAsync(lane, call, cancellationToken).ConfigureAwait(false);
                var slot = await KeepAsync(lane, fields.Sign(account), fields, cancellationToken).ConfigureAwait(false);
                if (await SendFirstAsync(lane, slot, cancellationToken).ConfigureAwait(false))
                {
                    return slot.Versions[0];
                }
            }

            throw new TransactionNotSentException(
                $"Another program uses the account {account.Address}: it took the nonce {NonceTries} times in a row. Give each program an account of its own.");
        }
        finally
        {
            lane.Gate.Release();
        }
    }

    public ValueTask<TransactionReceipt> ConfirmAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var lane = Lane(transaction.Account);
        var slot = lane.Find(transaction.Nonce) is { } open && open.Versions.Contains(transaction) ? open : new NonceSlot(transaction, null);
        return _follower.FollowAsync(lane, slot, cancellationToken);
    }

    public async ValueTask<SignedTransaction> BumpFeeAsync(EvmAccount account, SignedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(transaction);
        var lane = Lane(account.Address);
        await lane.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (lane.Find(transaction.Nonce) is not { Fields: { } before } slot || !slot.Versions.Contains(transaction))
            {
                throw new TransactionNotSentException(
                    $"The transaction {transaction.Hash} cannot be replaced: it is settled, or was sent by another process or account.");
            }

            var fees = before.Fees.Bumped().AtLeast(await SendErrors.BeforeSendingAsync(_fees.CurrentAsync(cancellationToken)).ConfigureAwait(false));
            var fields = before with { Fees = fees };
            await KeepAsync(lane, fields.Sign(account), fields, cancellationToken).ConfigureAwait(false);
            await SendReplacementAsync(slot, before, cancellationToken).ConfigureAwait(false);
            return slot.Versions[0];
        }
        finally
        {
            lane.Gate.Release();
        }
    }

    public async ValueTask FlushAsync(string? account, CancellationToken cancellationToken)
    {
        var accounts = account is not null
            ? [EvmAddress.Normalize(account)]
            : (await _outbox.PendingAsync(cancellationToken).ConfigureAwait(false)).Select(transaction => transaction.Account).Distinct().ToArray();
        foreach (var address in accounts)
        {
            var lane = Lane(address);
            await lane.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await LoadAsync(lane, cancellationToken).ConfigureAwait(false);
                await SendUnsureAsync(lane, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                lane.Gate.Release();
            }

            foreach (var slot in lane.Open)
            {
                await _follower.FollowAsync(lane, slot, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_settling.Values).ConfigureAwait(false);
    }

    /// <summary>As <see cref="DisposeAsync"/>, without waiting.</summary>
    public void Dispose() => _stop.Cancel();

    private AccountLane Lane(string account) => _lanes.GetOrAdd(account, static address => new AccountLane(address));

    /// <summary>Steps 1 and 2, and what the transaction will say. However it fails, this transaction was not sent.</summary>
    private async ValueTask<TransactionFields> PrepareAsync(AccountLane lane, ContractCall call, CancellationToken cancellationToken)
    {
        return await SendErrors.BeforeSendingAsync(Prepare()).ConfigureAwait(false);

        async ValueTask<TransactionFields> Prepare()
        {
            await LoadAsync(lane, cancellationToken).ConfigureAwait(false);
            await SendUnsureAsync(lane, cancellationToken).ConfigureAwait(false);
            _chainId ??= await _rpc.ChainIdAsync(cancellationToken).ConfigureAwait(false);
            lane.Next = lane.FirstFree(
                lane.Next ?? await _rpc.TransactionCountAsync(lane.Account, "pending", cancellationToken).ConfigureAwait(false));
            return new TransactionFields
            {
                ChainId = _chainId.Value,
                Nonce = lane.Next.Value,
                Fees = await _fees.CurrentAsync(cancellationToken).ConfigureAwait(false),
                GasLimit = call.GasLimit,
                To = call.To,
                Value = call.Value,
                Data = call.Data,
            };
        }
    }

    private async ValueTask LoadAsync(AccountLane lane, CancellationToken cancellationToken)
    {
        if (lane.IsLoaded)
        {
            return;
        }

        foreach (var transaction in await _outbox.PendingAsync(cancellationToken).ConfigureAwait(false))
        {
            if (transaction.Account == lane.Account)
            {
                lane.Take(transaction, fields: null);
            }
        }

        lane.IsLoaded = true;
    }

    private async ValueTask SendUnsureAsync(AccountLane lane, CancellationToken cancellationToken)
    {
        foreach (var slot in lane.Open)
        {
            if (!slot.Unsure)
            {
                continue;
            }

            // The chain may have forgotten earlier ones: their nonces must be used before later ones are.
            lane.Next = null;
            if (await _broadcaster.SendAsync(slot.Versions, cancellationToken).ConfigureAwait(false) == Broadcast.NonceTaken)
            {
                await CloseAsync(lane, slot, TransactionFate.Superseded).ConfigureAwait(false);
                continue;
            }

            slot.Unsure = false;
            if (!slot.IsFollowed)
            {
                _settling[slot] = SettleAsync(lane, slot);
            }
        }
    }

    /// <summary>Follows a transaction that nobody waits for any more.</summary>
    private async Task SettleAsync(AccountLane lane, NonceSlot slot)
    {
        await Task.Yield();
        try
        {
            await _follower.FollowAsync(lane, slot, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PandaceaException or OperationCanceledException)
        {
            // It is marked as unsure again: the account's next transaction or a flush takes it up.
        }
        finally
        {
            _settling.TryRemove(slot, out _);
        }
    }

    private async ValueTask<NonceSlot> KeepAsync(
        AccountLane lane, SignedTransaction transaction, TransactionFields fields, CancellationToken cancellationToken)
    {
        await _outbox.AddAsync(transaction, cancellationToken).ConfigureAwait(false);
        return lane.Take(transaction, fields);
    }

    /// <returns>False: another program took the nonce, the next one is to be tried.</returns>
    private async ValueTask<bool> SendFirstAsync(AccountLane lane, NonceSlot slot, CancellationToken cancellationToken)
    {
        // However the sending ends, the nonce is taken until it is proven that nobody has the bytes.
        lane.Next = slot.Nonce + 1;
        try
        {
            if (await _broadcaster.SendAsync(slot.Versions, cancellationToken).ConfigureAwait(false) == Broadcast.Accepted)
            {
                slot.Unsure = false;
                _metrics.Submitted();
                return true;
            }
        }
        catch (PandaceaException error) when (!error.MayHaveTakenEffect)
        {
            await AbandonAsync(lane, slot).ConfigureAwait(false);
            lane.Next = slot.Nonce;
            throw new TransactionNotSentException("The transaction was not sent. " + error.Message, error);
        }
        catch (PandaceaException error)
        {
            throw SendErrors.MaybeSent(slot, error);
        }

        await AbandonAsync(lane, slot).ConfigureAwait(false);
        lane.Next = null;
        return false;
    }

    /// <summary>Makes sure that the bytes are never sent again; if that cannot be written down, they count as sent.</summary>
    private async ValueTask AbandonAsync(AccountLane lane, NonceSlot slot)
    {
        try
        {
            await CloseAsync(lane, slot, TransactionFate.Abandoned).ConfigureAwait(false);
        }
        catch (OutboxException error)
        {
            throw SendErrors.MaybeSent(slot, error);
        }
    }

    private async ValueTask SendReplacementAsync(NonceSlot slot, TransactionFields before, CancellationToken cancellationToken)
    {
        var versions = slot.Versions;
        try
        {
            await _broadcaster.SendAsync(versions, cancellationToken).ConfigureAwait(false);
        }
        catch (PandaceaException error) when (!error.MayHaveTakenEffect)
        {
            await _outbox.ResolveAsync(versions[0].Hash, TransactionFate.Abandoned, CancellationToken.None).ConfigureAwait(false);
            slot.Remove(versions[0], before);
            throw new TransactionNotSentException("The replacement was not sent. " + error.Message, error);
        }
        catch (PandaceaException error)
        {
            slot.Unsure = true;
            throw SendErrors.MaybeSent(slot, error);
        }
    }

    private async ValueTask CloseAsync(AccountLane lane, NonceSlot slot, TransactionFate fate)
    {
        foreach (var version in slot.Versions)
        {
            await _outbox.ResolveAsync(version.Hash, fate, CancellationToken.None).ConfigureAwait(false);
        }

        lane.Close(slot, mined: null);
    }
}
