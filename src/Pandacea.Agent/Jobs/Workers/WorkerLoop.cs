using System.Collections.Concurrent;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs.Workers;

/// <summary>Keeps one worker busy: asks what it can do, claims as many jobs, offers them, and notices when it was started anew.</summary>
internal sealed class WorkerLoop(WorkerLink link, JobQueue queue, JobWatch watch, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RestFor = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> _offers = new();
    private volatile WorkerLiveness? _seen;
    private long _seenAt;
    private volatile bool _rest;

    public string Name => link.Name;

    /// <summary>A job that the worker had when the agent was started.</summary>
    public void Remember(StoredJob job) => _held[job.JobId] = new(job.Fence, WorkerId: null);

    /// <summary>A job has left the worker.</summary>
    public void Forget(JobMove move)
    {
        _held.TryRemove(move.Before.JobId, out _);
        if (!move.After.State.IsOver())
        {
            // Whoever gives a job back may be about to go: it is asked before it gets another.
            _seen = null;
        }
        else if (move.After.State == JobState.Cancelled)
        {
            Track(link.EndAsync(move.Before.JobId, move.Before.Fence, CancellationToken.None));
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var work = watch.Work.Next;
            if (_rest)
            {
                _rest = false;
                await Task.Delay(RestFor, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await TurnAsync(cancellationToken).ConfigureAwait(false);
            await WaitAsync(work, cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(_offers.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WaitAsync(Task work, CancellationToken cancellationToken)
    {
        if (_rest)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(work, Task.Delay(LookEvery, time, either.Token)).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
    }

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!link.IsOpen && await IsThereAsync(cancellationToken).ConfigureAwait(false))
            {
                await ClaimAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is StoreException or OperationCanceledException)
        {
            // The store says for itself what is wrong with it; the next turn comes.
        }
    }

    /// <summary>Whether it answered a moment ago. An offer to a worker that is gone is an attempt for nothing.</summary>
    private async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        if (_seen is not null && time.GetElapsedTime(_seenAt) < LookEvery)
        {
            return true;
        }

        var answer = await link.AskAsync(cancellationToken).ConfigureAwait(false);
        if (answer is not { Status: WorkerLiveness.Ok })
        {
            (_seen, _rest) = (null, !link.IsOpen);
            return false;
        }

        await LoseOthersAsync(answer.WorkerId, cancellationToken).ConfigureAwait(false);
        (_seen, _seenAt) = (answer, time.GetTimestamp());
        return true;
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        while (!_rest && _seen is { } seen && _held.Count < seen.Slots
            && await queue.ClaimAsync(Name, cancellationToken).ConfigureAwait(false) is { } job)
        {
            _held[job.JobId] = new(job.Fence, WorkerId: null);
            Track(OfferAsync(job, seen.WorkerId, cancellationToken));
        }
    }

    private async Task OfferAsync(StoredJob job, string workerId, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var outcome = await link.OfferAsync(job, cancellationToken).ConfigureAwait(false);
        switch (outcome.Fate)
        {
            case OfferFate.Taken:
                _held.TryUpdate(job.JobId, new(job.Fence, outcome.WorkerId), new(job.Fence, WorkerId: null));
                await LoseOthersAsync(outcome.WorkerId!, cancellationToken).ConfigureAwait(false);
                break;
            case OfferFate.NotTaken:
                (_seen, _rest) = (null, true);
                await queue.UnclaimAsync(job, outcome.Reason!, CancellationToken.None).ConfigureAwait(false);
                break;
            case OfferFate.Impossible:
                await queue.RefuseAsync(job, outcome.Failure!, CancellationToken.None).ConfigureAwait(false);
                break;
            default:
                // If it arrived, then there: should somebody else answer from now on, it is lost.
                (_seen, _rest) = (null, true);
                _held.TryUpdate(job.JobId, new(job.Fence, workerId), new(job.Fence, WorkerId: null));
                break;
        }

        await DropIfOverAsync(job, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Between the claim and its place in the books it may have been cancelled.</summary>
    private async Task DropIfOverAsync(StoredJob job, CancellationToken cancellationToken)
    {
        if (!await queue.IsRunningAsync(job, cancellationToken).ConfigureAwait(false) && _held.TryRemove(job.JobId, out _))
        {
            await link.EndAsync(job.JobId, job.Fence, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whoever answers there now is another process than the one that took these jobs: they are lost, no lease needs to run out.</summary>
    private async Task LoseOthersAsync(string workerId, CancellationToken cancellationToken)
    {
        foreach (var (jobId, held) in _held.Where(entry => entry.Value.WorkerId is { } other && other != workerId).ToArray())
        {
            await queue.LoseAsync(jobId, held.Fence, "the worker was started anew", cancellationToken).ConfigureAwait(false);
        }
    }

    private void Track(Task task)
    {
        _offers[task] = 0;
        _ = ForgetAsync();

        async Task ForgetAsync()
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _offers.TryRemove(task, out _);
        }
    }

    private sealed record Held(long Fence, string? WorkerId);
}
