using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Pandacea.Agent.Store;
using Pandacea.Protocol;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Following;

/// <summary>Approves leases on chain. No second approval is signed while the fate of a first one is open.</summary>
internal sealed class LeaseApprover(
    IAgentStore store, ITransactionSender sender, ILeaseClient leases, ForgottenTransactions forgotten, FollowingOptions options, ILogger log)
{
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);
    private volatile bool _mustResolve = true;
    private volatile bool _mayLack = true;

    /// <summary>The chain gave up blocks: it may lack transactions of ours.</summary>
    public void ChainWentBack() => _mayLack = true;

    /// <summary>Starts what is to be done; the approvals go on by themselves.</summary>
    public async Task PumpAsync(CancellationToken cancellationToken)
    {
        if (_mayLack)
        {
            _mayLack = false;
            await TryAsync(() => forgotten.SendAsync(cancellationToken), () => _mayLack = true).ConfigureAwait(false);
        }

        if (_mustResolve && _running.IsEmpty)
        {
            // What an earlier process, or a failed try, left open is settled first.
            _mustResolve = false;
            _running[""] = RunAsync("", () => sender.FlushAsync(options.Earner.Address, cancellationToken));
        }

        if (_mustResolve || _running.ContainsKey(""))
        {
            return;
        }

        foreach (var lease in await store.Chain.AwaitingApprovalAsync(options.ApprovalsAtOnce * 2, cancellationToken).ConfigureAwait(false))
        {
            var id = lease.OnChainLeaseId!;
            if (_running.Count < options.ApprovalsAtOnce && !_running.ContainsKey(id))
            {
                _running[id] = RunAsync(id, () => ApproveAsync(id, cancellationToken));
            }
        }
    }

    /// <summary>Waits for the approvals under way; they have been cancelled.</summary>
    public Task DrainAsync() => Task.WhenAll(_running.Values);

    private async ValueTask ApproveAsync(string leaseId, CancellationToken cancellationToken)
    {
        // The event that tells of an approval may not have been read yet.
        if ((await leases.GetAsync(leaseId, cancellationToken).ConfigureAwait(false)).State == LeaseState.Created)
        {
            await leases.ApproveAsync(options.Earner, leaseId, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(string id, Func<ValueTask> work)
    {
        await Task.Yield();
        try
        {
            await TryAsync(async () => await work().ConfigureAwait(false), () => _mustResolve = true).ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task TryAsync(Func<Task> work, Action again)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (TransactionRevertedException refusal)
        {
            log.LogWarning("The contract refused an approval: {Reason}.", refusal.Reason);
        }
        catch (Exception error) when (error is PandaceaException or StoreException)
        {
            log.LogInformation("An approval waits for another try: {Message}", error.Message);
            again();
        }
        catch (OperationCanceledException)
        {
            // Stopping: the outbox has what was signed.
            again();
        }
    }
}
