using System.Diagnostics.Metrics;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Agent.Jobs;

/// <summary>Tells the log, the metrics and whoever waits for work about every change.</summary>
internal sealed class JobWatch : IDisposable
{
    private const string MeterName = "Pandacea.Jobs";
    private static readonly KeyValuePair<string, object?> Jobs = new("queue", "jobs");

    private readonly JsonEventLog _log;
    private readonly Meter _meter;
    private readonly Counter<long> _outcomes;
    private readonly Counter<double> _spent;
    private readonly Counter<double> _refunded;
    private int _queued;
    private int _running;

    public JobWatch(JsonEventLog log, IMeterFactory meters)
    {
        _log = log;
        _meter = meters.Create(MeterName);
        _outcomes = _meter.CreateCounter<long>("pandacea.jobs", null, "What became of jobs, by outcome.");
        _spent = _meter.CreateCounter<double>("pandacea.privacy.epsilon.spent", null, "Epsilon charged.");
        _refunded = _meter.CreateCounter<double>("pandacea.privacy.epsilon.refunded", null, "Epsilon charged for jobs that nobody had begun, and given back.");
        _meter.CreateObservableGauge("pandacea.jobs.active", () => _running, null, "Jobs that workers have.");
        _meter.CreateObservableGauge("pandacea.queue.depth", () => new Measurement<int>(_queued, Jobs), null, "Jobs that wait.");
    }

    /// <value>Is set when a job became ready, or a worker free.</value>
    public WorkSignal Work { get; } = new();

    /// <value>Is told when a job has left its worker, before others look for work.</value>
    public Action<JobMove>? LeftWorker { get; set; }

    public void Begin(int queued, int running)
    {
        (_queued, _running) = (queued, running);
        Work.Set();
    }

    public void Accepted(StoredJob job)
    {
        Interlocked.Increment(ref _queued);
        Count("accepted");
        Tell(job, "none", reason: null);
        Work.Set();
    }

    public void Moved(JobMove move)
    {
        Interlocked.Add(ref _queued, Waits(move.After) - Waits(move.Before));
        Interlocked.Add(ref _running, Runs(move.After) - Runs(move.Before));
        if (Outcome(move) is { } outcome)
        {
            Count(outcome);
        }

        Billed(move);
        Tell(move.After, move.Before.State.Name(), move.Reason);
        if (move.After.State != JobState.Running)
        {
            LeftWorker?.Invoke(move);
            Work.Set();
        }
    }

    public void Billed(JobMove move)
    {
        if ((move.After.ChargedAt is null) != (move.Before.ChargedAt is null))
        {
            (move.After.ChargedAt is null ? _refunded : _spent).Add(PrivacyUnits.ToEpsilon(move.After.Cost));
        }
    }

    /// <summary>A worker reported on an attempt that is not the job's any more.</summary>
    /// <param name="job">As the report found it.</param>
    /// <param name="report">Which report.</param>
    /// <param name="fence">Number of the lease under which it came.</param>
    public void Refused(StoredJob job, string report, long fence) => _log.Write(
        EventLevel.Warn,
        EventNames.StaleReport,
        [new("job_id", job.JobId), new("report", report), new("fence", fence), new("state", job.State.Name()), new("latest_fence", job.Fence)]);

    public void Dispose() => _meter.Dispose();

    private static int Waits(StoredJob job) => job.State is JobState.Queued or JobState.Waiting ? 1 : 0;

    private static int Runs(StoredJob job) => job.State is JobState.Running ? 1 : 0;

    private static string? Outcome(JobMove move) => (move.Before.State, move.After.State) switch
    {
        (_, JobState.Running) => move.After.Attempt == 1 ? "started" : "retried",
        (_, JobState.Complete) => "completed",
        (_, JobState.Failed or JobState.Dead) => "failed",
        (_, JobState.Cancelled) => "cancelled",
        _ => null,
    };

    private void Count(string outcome) => _outcomes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    private void Tell(StoredJob job, string from, string? reason) => _log.Write(
        job.State is JobState.Failed or JobState.Dead ? EventLevel.Warn : EventLevel.Info,
        EventNames.JobStateChanged,
        [
            new("job_id", job.JobId),
            new("from", from),
            new("to", job.State.Name()),
            new("attempt", job.Attempt),
            new("fence", job.Fence),
            new("worker", job.Worker),
            new("reason", reason),
        ]);
}
