using Microsoft.Extensions.Logging;
using Pandacea.Agent.Store;
using Pandacea.Protocol;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Following;

/// <summary>Approves leases on chain. No second approval is signed while the fate of a first one is open.</summary>
internal sealed class LeaseApprover(
    IAgentStore store, ITransactionSender sender, ILeaseClient leases, ForgottenTransactions forgotten, FollowingOptions options, TimeProvider time, ILogger log)
{
    /// <summary>The contract's word for a lease whose time is over.</summary>
    private const string Expired = "LeaseExpired";

    // Between a proposal and its lease on chain time passes, and clocks differ.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);
    private Task _resolving = Task.CompletedTask;
    private volatile bool _mustResolve = true;
    private volatile bool _mayLack = true;

    /// <summary>The chain gave up blocks: it may lack transactions of ours.</summary>
    public void ChainWentBack() => _mayLack = true;

    /// <summary>Starts what is to be done; the approvals go on by themselves. One caller at a time.</summary>
    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        foreach (var id in _running.Where(entry => entry.Value.IsCompleted).Select(entry => entry.Key).ToArray())
        {
            _running.Remove(id);
        }

        if (_mayLack)
        {
            var lacking = await forgotten.SendAsync(cancellationToken).ConfigureAwait(false);
            _mayLack = false;
            _resolving = Task.WhenAll([_resolving, .. lacking.Select(sent => TryAsync(() => ConfirmAsync(sent, cancellationToken)))]);
        }

        if (_mustResolve && _running.Count == 0 && _resolving.IsCompleted)
        {
            // What an earlier process, or a failed try, left open is settled first.
            _mustResolve = false;
            _resolving = TryAsync(() => sender.FlushAsync(options.Earner.Address, cancellationToken));
        }

        if (!_mustResolve && _resolving.IsCompleted)
        {
            await StartApprovalsAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the approvals under way; they have been cancelled.</summary>
    public Task DrainAsync() => Task.WhenAll([_resolving, .. _running.Values]);

    private async Task StartApprovalsAsync(CancellationToken cancellationToken)
    {
        foreach (var lease in await store.Chain.AwaitingApprovalAsync(options.ApprovalsAtOnce * 2, cancellationToken).ConfigureAwait(false))
        {
            if (_running.Count < options.ApprovalsAtOnce && !_running.ContainsKey(lease.OnChainLeaseId!))
            {
                _running[lease.OnChainLeaseId!] = TryAsync(() => ApproveAsync(lease, cancellationToken));
            }
        }
    }

    private async ValueTask ConfirmAsync(SignedTransaction sent, CancellationToken cancellationToken) =>
        await sender.ConfirmAsync(sent, cancellationToken).ConfigureAwait(false);

    private async ValueTask ApproveAsync(StoredLease lease, CancellationToken cancellationToken)
    {
        try
        {
            if (await MayBeApprovedAsync(lease, cancellationToken).ConfigureAwait(false))
            {
                await leases.ApproveAsync(options.Earner, lease.OnChainLeaseId!, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TransactionRevertedException refusal) when (refusal.TransactionHash is not null)
        {
            log.LogWarning("The contract refused to approve {LeaseId}: {Reason}.", lease.OnChainLeaseId, refusal.Reason);
            // Another try would cost gas and end the same way. Any other refusal may be of a fork that did not know the lease.
            if (refusal.ErrorName == Expired && (await OnChainAsync(lease, cancellationToken).ConfigureAwait(false)).State == LeaseState.Created)
            {
                await store.Leases.RejectAsync(lease.ProposalId, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<bool> MayBeApprovedAsync(StoredLease lease, CancellationToken cancellationToken)
    {
        var onChain = await OnChainAsync(lease, cancellationToken).ConfigureAwait(false);
        if (onChain.State != LeaseState.Created)
        {
            return false; // The event that tells of it has not been read yet.
        }

        var (now, expiresAt) = (time.GetUtcNow(), Instant(onChain.ExpiresAt));
        var fits = expiresAt - now <= lease.Duration + Tolerance;
        await store.Chain.KeepExpiryAsync(lease.OnChainLeaseId!, expiresAt, fits, cancellationToken).ConfigureAwait(false);
        if (!fits)
        {
            log.LogWarning("The lease {LeaseId} is good until {ExpiresAt:O}, longer than was agreed: it is not approved.", lease.OnChainLeaseId, expiresAt);
        }

        return fits && expiresAt > now;
    }

    /// <summary>Whoever opens a lease may write any number.</summary>
    private static DateTimeOffset Instant(ulong seconds) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(seconds, (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    private ValueTask<LeaseView> OnChainAsync(StoredLease lease, CancellationToken cancellationToken) => leases.GetAsync(lease.OnChainLeaseId!, cancellationToken);

    private async Task TryAsync(Func<ValueTask> work)
    {
        await Task.Yield();
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is PandaceaException or StoreException or FormatException or OverflowException)
        {
            log.LogInformation("Approvals wait for another try: {Message}", error.Message);
            _mustResolve = true;
        }
        catch (OperationCanceledException)
        {
            // Stopping: the outbox has what was signed.
        }
    }
}
