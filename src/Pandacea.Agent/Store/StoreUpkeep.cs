using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pandacea.Agent.Store;

/// <summary>Tidies the store every so often.</summary>
public sealed class StoreUpkeep(IAgentStore store, TimeProvider time, ILogger<StoreUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException error)
            {
                log.LogWarning("The store was not tidied: {Message}", error.Message);
            }
        }
    }
}
