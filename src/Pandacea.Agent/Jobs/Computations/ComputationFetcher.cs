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
    // Half of them take what was just accepted first, half of them what has waited: neither keeps the other waiting.
    private const int Side = 4;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ComputationTurns _turns = new(store.Computations, computations.Accepted.Reader, time);

    public override void Dispose()
    {
        _turns.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Side).Select(side => WorkAsync(side % 2 == 0, stoppingToken)));

    private async Task WorkAsync(bool newFirst, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await _turns.NextAsync(newFirst, stoppingToken).ConfigureAwait(false) is { } computation)
            {
                await TryAsync(computation, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _turns.Postpone(computation);
                continue;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(computations.Accepted.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(Again, time, either.Token)).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task TryAsync(StoredComputation computation, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.Computations.FindAsync(computation.ComputationId, cancellationToken).ConfigureAwait(false) is not { State: ComputationState.Waiting })
            {
                return;
            }

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
