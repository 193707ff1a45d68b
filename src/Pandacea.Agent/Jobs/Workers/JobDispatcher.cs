using Microsoft.Extensions.Hosting;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Jobs.Workers;

/// <summary>Drains the queue: a loop for each worker, and one that takes back what is due.</summary>
internal sealed class JobDispatcher(JobQueue queue, JobWatch watch, IReadOnlyList<WorkerLoop> loops, TimeProvider time) : BackgroundService
{
    private readonly Dictionary<string, WorkerLoop> _byName = loops.ToDictionary(loop => loop.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        watch.LeftWorker = move => Loop(move.Before)?.Forget(move);
        foreach (var job in await queue.ResumeAsync(stoppingToken).ConfigureAwait(false))
        {
            Loop(job)?.Remember(job);
        }

        await Task.WhenAll([SweepAsync(stoppingToken), .. loops.Select(loop => loop.RunAsync(stoppingToken))]).ConfigureAwait(false);
    }

    private WorkerLoop? Loop(StoredJob job) => job.Worker is { } name ? _byName.GetValueOrDefault(name) : null;

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.SweepAsync(cancellationToken).ConfigureAwait(false))
                {
                    await Task.Delay(queue.Options.SweepInterval, time, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (StoreException)
            {
                await Task.Delay(queue.Options.SweepInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
