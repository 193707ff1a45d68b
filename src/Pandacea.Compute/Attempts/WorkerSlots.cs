using Pandacea.Compute.Work;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Attempts;

/// <summary>The attempts that the worker has. Thread safe.</summary>
internal sealed class WorkerSlots(AttemptParts parts)
{
    // So many jobs are remembered after their end, so that an offer that is repeated late is not carried out again.
    private const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Attempt Attempt, Task Running)> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _fences = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private bool _draining;

    public bool Draining
    {
        get
        {
            lock (_gate)
            {
                return _draining;
            }
        }
    }

    public int Running
    {
        get
        {
            lock (_gate)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Takes an attempt, in place of an earlier one of the same job. An offer that was taken before is taken again, without effect.</summary>
    /// <returns>Why not; null if it was taken.</returns>
    public string? Take(JobOffer offer, NoiseKey key)
    {
        lock (_gate)
        {
            var known = _fences.GetValueOrDefault(offer.JobId);
            if (offer.Fence <= known)
            {
                return offer.Fence == known ? null : ComputeErrorCodes.StaleFence;
            }

            if (_draining)
            {
                return ComputeErrorCodes.Draining;
            }

            var replaces = _running.TryGetValue(offer.JobId, out var earlier);
            if (!replaces && _running.Count >= parts.Options.Slots)
            {
                return ComputeErrorCodes.WorkerBusy;
            }

            earlier.Attempt?.End(AttemptEnds.Replaced);
            Remember(offer);
            Start(offer, key);
            return null;
        }
    }

    /// <summary>Ends an attempt.</summary>
    /// <returns>False: there is none.</returns>
    public bool End(string jobId, long fence)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(jobId, out var found) || found.Attempt.Fence != fence)
            {
                return false;
            }

            found.Attempt.End(AttemptEnds.Cancelled);
            return true;
        }
    }

    /// <summary>Takes no more, and gives back what there is.</summary>
    /// <returns>Ends when all of it is given back.</returns>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _draining = true;
            foreach (var (attempt, _) in _running.Values)
            {
                attempt.HandBack();
            }

            return Task.WhenAll(_running.Values.Select(entry => entry.Running));
        }
    }

    private void Start(JobOffer offer, NoiseKey key)
    {
        var attempt = new Attempt(offer, new(offer, key), parts);
        parts.Metrics.Started();
        _running[offer.JobId] = (attempt, Task.Run(() => RunAsync(attempt)));
    }

    private async Task RunAsync(Attempt attempt)
    {
        await attempt.RunAsync().ConfigureAwait(false);
        lock (_gate)
        {
            if (_running.TryGetValue(attempt.JobId, out var entry) && entry.Attempt == attempt)
            {
                _running.Remove(attempt.JobId);
            }

            attempt.Dispose();
        }
    }

    private void Remember(JobOffer offer)
    {
        if (!_fences.ContainsKey(offer.JobId))
        {
            _oldest.Enqueue(offer.JobId);
        }

        _fences[offer.JobId] = offer.Fence;
        if (_oldest.Count > Remembered)
        {
            _fences.Remove(_oldest.Dequeue());
        }
    }
}
