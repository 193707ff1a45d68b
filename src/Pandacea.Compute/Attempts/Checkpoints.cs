using Pandacea.Compute.Reports;
using Pandacea.Compute.Work;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk;

namespace Pandacea.Compute.Attempts;

/// <summary>Keeps what an attempt has reached, and finds what earlier ones had. Training does not wait for it.</summary>
/// <param name="offer">Of which attempt.</param>
/// <param name="work">What it computes.</param>
/// <param name="progress">How far it is.</param>
/// <param name="parts">What it needs.</param>
/// <param name="unwanted">Called when the agent does not want the attempt any more.</param>
internal sealed class Checkpoints(JobOffer offer, JobWork work, AttemptProgress progress, AttemptParts parts, Action unwanted)
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _saved = -1;
    private string? _kept = offer.CheckpointCid;

    /// <summary>Saves the last state, again and again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (parts.Storage is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(parts.Options.Checkpoint, parts.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Saves the last state if it is a new one; where that fails, a later one will do.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (parts.Storage is null || progress.State is not { Step: > 0 } state || state.Step <= _saved || state.Step == progress.Steps)
            {
                return;
            }

            var cid = await parts.Storage.PutAsync(Checkpoint.Write(work, state), lasting: false, cancellationToken).ConfigureAwait(false);
            var report = new CheckpointReport(parts.Worker.Id, offer.Attempt, offer.Fence, state.Step, cid);
            var answer = await parts.Reports.CheckpointAsync(offer.JobId, report, cancellationToken).ConfigureAwait(false);
            if (answer.Fate == ReportFate.Taken)
            {
                _saved = state.Step;
                parts.Metrics.Checkpointed();
                Drop(replacedBy: cid);
            }
            else if (answer.Fate == ReportFate.Unwanted)
            {
                unwanted();
            }
        }
        catch (PandaceaException error)
        {
            Warn("checkpoint_not_saved", error.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What an earlier attempt had reached; null: begin at the beginning.</summary>
    public async Task<byte[]?> LoadAsync(CancellationToken cancellationToken)
    {
        if (parts.Storage is null || offer.CheckpointCid is not { } cid)
        {
            return null;
        }

        try
        {
            if (await parts.Storage.GetAsync(cid, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            Warn("checkpoint_not_found", cid);
        }
        catch (PandaceaException error)
        {
            // To begin anew costs time, to wait for the storage may cost more; the answer is the same.
            Warn("checkpoint_not_found", error.Message);
        }

        return null;
    }

    /// <summary>Keeps the artifact; waits for the storage as long as it is away.</summary>
    /// <returns>Its CID; null where there is no storage.</returns>
    public async Task<string?> KeepAsync(byte[] artifact, CancellationToken cancellationToken)
    {
        while (parts.Storage is not null)
        {
            try
            {
                return await parts.Storage.PutAsync(artifact, lasting: true, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException error)
            {
                Warn("artifact_not_kept_yet", error.Message);
                await Task.Delay(parts.Options.Heartbeat, parts.Time, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>The last checkpoint is of no use any more. Nobody waits for that: what cannot be dropped now stays.</summary>
    public void Drop(string? replacedBy = null)
    {
        var dropped = Interlocked.Exchange(ref _kept, replacedBy);
        if (parts.Storage is { } storage && dropped is not null && dropped != replacedBy)
        {
            _ = DropAsync(storage, dropped);
        }
    }

    private async Task DropAsync(IJobStorage storage, string cid)
    {
        try
        {
            await storage.DropAsync(cid, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PandaceaException error)
        {
            Warn("checkpoint_not_dropped", error.Message);
        }
    }

    private void Warn(string name, string reason) =>
        parts.Log.Write(EventLevel.Warn, name, [new("job_id", offer.JobId), new("attempt", offer.Attempt), new("reason", reason)]);
}
