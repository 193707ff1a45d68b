using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pandacea.Agent.Store;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Following;

/// <summary>Follows the chain from the stored block on and approves the leases that match a proposal, through outages of the node.</summary>
public sealed class ChainFollower : BackgroundService
{
    private readonly BlockCursor _cursor;
    private readonly LeaseApprover _approver;
    private readonly FollowingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private bool _interrupted;

    /// <summary>A follower; the sender must use <see cref="IAgentStore.Outbox"/> of the same store.</summary>
    public ChainFollower(
        IAgentStore store, IEvmRpc rpc, ITransactionSender sender, ILeaseClient leases, FollowingOptions options, TimeProvider time, ILogger<ChainFollower> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _time, _log) = (options, time, log);
        var chain = new ChainReader(rpc, options.Contract);
        _cursor = new BlockCursor(store, chain, options);
        var forgotten = new ForgottenTransactions(store, rpc, chain, options.Earner.Address);
        _approver = new LeaseApprover(store, sender, leases, forgotten, options, time, log);
    }

    /// <summary>When the chain was last read to its newest block; null if it never was.</summary>
    public DateTimeOffset? UpToDateAt { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (!await TurnAsync(stoppingToken).ConfigureAwait(false))
                {
                    await Task.Delay(_options.PollInterval, _time, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await _approver.DrainAsync().ConfigureAwait(false);
        }
    }

    /// <returns>Whether there is more to read at once.</returns>
    private async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            var step = await _cursor.StepAsync(cancellationToken).ConfigureAwait(false);
            if (step == CursorStep.RolledBack)
            {
                _log.LogWarning("The chain no longer has blocks that were read: their events were taken back and are read anew.");
                _approver.ChainWentBack();
            }

            if (step is CursorStep.UpToDate or CursorStep.Advanced)
            {
                UpToDateAt = _time.GetUtcNow();
            }

            await _approver.PumpAsync(cancellationToken).ConfigureAwait(false);
            TellEnd();
            return step is CursorStep.MoreToRead or CursorStep.RolledBack;
        }
        catch (Exception error) when (error is PandaceaException or StoreException or FormatException)
        {
            TellBegin(error);
            return false;
        }
    }

    private void TellBegin(Exception error)
    {
        if (!_interrupted)
        {
            _interrupted = true;
            _log.LogWarning("The chain cannot be followed now: {Message}", error.Message);
        }
    }

    private void TellEnd()
    {
        if (_interrupted)
        {
            _interrupted = false;
            _log.LogInformation("The chain is followed again.");
        }
    }
}
