using Microsoft.Extensions.Hosting;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk;
using Pandacea.Sdk.Storage;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>Fetches the descriptions of computations, and hands the jobs in that they describe. While one cannot be had, the computation waits, as long as its lease is good.</summary>
internal sealed class ComputationFetcher(
    IAgentStore store, IStorageClient storage, ComputationJobs jobs, ComputationService computations, JsonEventLog log, TimeProvider time) : BackgroundService
{
    private const int AtOnce = 1000;
    private const int Side = 4;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = computations.Accepted.Next;
            var waiting = await WaitingAsync(stoppingToken).ConfigureAwait(false);
            await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = Side, CancellationToken = stoppingToken }, TryAsync)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(next, Task.Delay(Again, time, either.Token)).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<StoredComputation>> WaitingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.Computations.WaitingAsync(AtOnce, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is StoreException or OperationCanceledException)
        {
            return [];
        }
    }

    private async ValueTask TryAsync(StoredComputation computation, CancellationToken cancellationToken)
    {
        try
        {
            var lease = await store.Leases.FindByLeaseIdAsync(computation.LeaseId, cancellationToken).ConfigureAwait(false);
            if (!LeaseCheck.IsGood(lease, computation.Signer, time.GetUtcNow()))
            {
                await jobs.FailAsync(computation, AgentErrorCodes.ContentUnavailable, "The description could not be fetched as long as the lease was good.", cancellationToken).ConfigureAwait(false);
                return;
            }

            using var content = new MemoryStream();
            await storage.DownloadAsync(
                Cid.Parse(computation.ComputationCid), content, new() { Timeout = Longest, MaxBytes = ComputationContent.MaxBytes }, cancellationToken).ConfigureAwait(false);
            await jobs.BeginAsync(computation, content.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error) when (error.Failure is StorageFailure.TooLarge or StorageFailure.WrongKind or StorageFailure.Malformed or StorageFailure.Unsupported)
        {
            await jobs.FailAsync(computation, AgentErrorCodes.ValidationError, "computationCid: " + error.Message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PandaceaException or StoreException or OperationCanceledException)
        {
            // It waits.
        }
        catch (Exception error)
        {
            // Whatever it is, it must not keep the others waiting.
            log.Write(EventLevel.Error, "computation_error", [new("computation_id", computation.ComputationId), new("error", error.GetType().Name), new("text", error.Message)]);
            await jobs.FailAsync(computation, AgentErrorCodes.InternalError, "The agent failed; its log says why.", cancellationToken).ConfigureAwait(false);
        }
    }
}
