using Microsoft.Extensions.Hosting;
using Pandacea.Hosting;

namespace Pandacea.Agent.Store;

/// <summary>Tidies the store every so often, and says so where its privacy ledger cannot be trusted any more.</summary>
public sealed class StoreUpkeep(IAgentStore store, TimeProvider time, JsonEventLog log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // That of the start was told then.
        var told = store.Jobs.LedgerProblem;
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                while (await store.TidyAsync(stoppingToken).ConfigureAwait(false))
                {
                    // Others write in between.
                }

                if (store.Jobs.LedgerProblem is { } problem && problem != told)
                {
                    log.Write(EventLevel.Error, "privacy_ledger_unusable", [new("detail", told = problem)]);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException error)
            {
                log.Write(EventLevel.Warn, "store_not_tidied", [new("detail", error.Message)]);
            }
        }
    }
}
