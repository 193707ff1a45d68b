using System.Text.Json;
using Pandacea.Compute.Reports;
using Pandacea.Compute.Work;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Attempts;

/// <summary>One attempt of a job, from the offer to the last report. It ends early when the agent does not want it any more, or when the worker stops.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly JobOffer _offer;
    private readonly JobWork _work;
    private readonly AttemptParts _parts;
    private readonly AttemptProgress _progress = new();
    private readonly Heartbeats _heartbeats;
    private readonly Checkpoints _checkpoints;
    private readonly CancellationTokenSource _unwanted = new();
    private readonly CancellationTokenSource _stopping = new();
    private string? _endedBy;

    public Attempt(JobOffer offer, JobWork work, AttemptParts parts)
    {
        (_offer, _work, _parts) = (offer, work, parts);
        _heartbeats = new(offer, _progress, parts, () => End(AttemptEnds.Heartbeat));
        _checkpoints = new(offer, work, _progress, parts, () => End(AttemptEnds.Checkpoint));
    }

    public string JobId => _offer.JobId;

    public long Fence => _offer.Fence;

    /// <summary>It is not wanted any more: stop without a word.</summary>
    /// <param name="by">One of <see cref="AttemptEnds"/>; the first counts.</param>
    public void End(string by)
    {
        Interlocked.CompareExchange(ref _endedBy, by, null);
        _unwanted.Cancel();
    }

    /// <summary>The worker stops: write down how far it is, and give the job back.</summary>
    public void HandBack() => _stopping.Cancel();

    /// <summary>Never throws.</summary>
    public async Task RunAsync()
    {
        Write(EventLevel.Info, "attempt_started", new KeyValuePair<string, object?>("checkpoint", _offer.CheckpointCid ?? ""));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_unwanted.Token);
        var besides = Task.WhenAll(_heartbeats.RunAsync(ended.Token), _checkpoints.RunAsync(ended.Token));
        var outcome = await TryAsync().ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await besides.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _parts.Metrics.Ended(outcome);
        Write(EventLevel.Info, "attempt_ended", new("outcome", outcome), new("by", _endedBy), new("from", _progress.From), new("step", _progress.Step));
    }

    public void Dispose()
    {
        _unwanted.Dispose();
        _stopping.Dispose();
    }

    private async Task<string> TryAsync()
    {
        try
        {
            var report = await ComputeAsync().ConfigureAwait(false);
            return await DeliverAsync(report).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_unwanted.IsCancellationRequested)
        {
            return AttemptOutcomes.Unwanted;
        }
        catch (Exception error)
        {
            // Nothing of the error goes further than this machine's log: it may have a value of the data.
            Write(EventLevel.Error, "attempt_error", new("error", error.GetType().Name), new("text", error.Message));
            return await DeliverAsync(Failed(new(ComputeErrorCodes.InternalError, "The worker failed; its log says why.", Retryable: true))).ConfigureAwait(false);
        }
    }

    private async Task<ResultReport> ComputeAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_unwanted.Token, _stopping.Token);
        try
        {
            var checkpoint = await _checkpoints.LoadAsync(either.Token).ConfigureAwait(false);
            var artifact = await Task.Factory.StartNew(
                () => _parts.Computation.Run(_work, checkpoint, _progress, either.Token),
                either.Token,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).ConfigureAwait(false);
            var bytes = ArtifactSeal.Seal(artifact);
            var cid = await _checkpoints.KeepAsync(bytes, either.Token).ConfigureAwait(false);
            return Result(JobOutcomes.Complete) with { Artifact = JsonElement.Parse(bytes), ArtifactCid = cid };
        }
        catch (JobFailedException error)
        {
            return Failed(error.Failure);
        }
        catch (OperationCanceledException) when (!_unwanted.IsCancellationRequested)
        {
            await _checkpoints.SaveAsync(_unwanted.Token).ConfigureAwait(false);
            return Result(JobOutcomes.Released);
        }
    }

    /// <summary>Says it until the agent has heard it: what was computed must not be lost because the agent is away.</summary>
    private async Task<string> DeliverAsync(ResultReport report)
    {
        while (!_unwanted.IsCancellationRequested)
        {
            var answer = await _parts.Reports.ResultAsync(JobId, report, _unwanted.Token).ConfigureAwait(false);
            switch (answer.Fate)
            {
                case ReportFate.Taken:
                    if (report.Outcome == JobOutcomes.Complete)
                    {
                        _checkpoints.Drop();
                    }

                    return report.Outcome;
                case ReportFate.Unwanted:
                    End(AttemptEnds.Result);
                    return AttemptOutcomes.Unwanted;
                case ReportFate.Refused:
                    Write(EventLevel.Error, "report_refused", new KeyValuePair<string, object?>("reason", answer.Reason));
                    return AttemptOutcomes.Refused;
                default:
                    await Task.Delay(_parts.Options.Heartbeat, _parts.Time, _unwanted.Token).ConfigureAwait(false);
                    break;
            }
        }

        return AttemptOutcomes.Unwanted;
    }

    private ResultReport Result(string outcome) => new(_parts.Worker.Id, _offer.Attempt, Fence, outcome);

    private ResultReport Failed(JobFailure failure) => Result(JobOutcomes.Failed) with { Error = failure };

    private void Write(EventLevel level, string name, params IEnumerable<KeyValuePair<string, object?>> fields) =>
        _parts.Log.Write(level, name, [new("job_id", JobId), new("attempt", _offer.Attempt), new("fence", Fence), .. fields]);
}
