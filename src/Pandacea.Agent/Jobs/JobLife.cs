using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs;

/// <summary>What may become of a job: every step, and no other.</summary>
internal sealed class JobLife(JobOptions options, Func<double> chance)
{
    private const double LeastJitter = 0.75;

    /// <summary>A worker gets it: a new attempt under a new fence. Not if consent was taken back before it began.</summary>
    public JobStep Claim(StoredJob job, string worker, bool consented, DateTimeOffset now) => consented || job.StartedAt is not null
        ? new(job with
        {
            State = JobState.Running,
            Attempt = job.Attempt + 1,
            Fence = job.Fence + 1,
            Worker = worker,
            LeaseUntil = now + options.Lease,
            NextAt = null,
            StartedAt = job.StartedAt ?? now,
        })
        : new(Over(job, JobState.Failed, AgentErrorCodes.ConsentRequired, "A consent that the job rests on does not hold any more.", now), "no consent any more");

    /// <summary>The worker certainly did not take it: the attempt was none.</summary>
    public static JobStep Unclaim(StoredJob job, string reason) => new(Queued(Unbegun(job)), reason);

    /// <summary>The same, about a job that ended meanwhile.</summary>
    public static JobStep UnclaimLate(StoredJob job) => new(Unbegun(job));

    /// <summary>The worker says that the job cannot be carried out; it did not begin with it.</summary>
    public static JobStep Refuse(StoredJob job, JobFailure failure, DateTimeOffset now) =>
        new(Over(Unbegun(job), JobState.Failed, failure.Code, failure.Message, now), $"{failure.Code}: {failure.Message}");

    /// <summary>The worker gives it back unfinished.</summary>
    public static JobStep Release(StoredJob job) => new(Queued(job), "released by the worker");

    /// <summary>Its time has come: a lease is over, or a wait.</summary>
    public JobStep Due(StoredJob job, DateTimeOffset now) => job.State == JobState.Waiting
        ? new(Queued(job))
        : Lose(job, "no heartbeat within the lease", now);

    /// <summary>The attempt is lost. The first time the job goes to the next worker at once; a job that kills its workers waits.</summary>
    public JobStep Lose(StoredJob job, string reason, DateTimeOffset now) =>
        job.Attempt >= options.MaxAttempts ? Dead(job, reason, now)
        : job.Attempt == 1 ? new(Queued(job), reason)
        : Wait(job, job.Attempt - 1, reason, now);

    /// <summary>The worker reports that it failed.</summary>
    public JobStep Fail(StoredJob job, JobFailure failure, DateTimeOffset now)
    {
        var reason = $"{failure.Code}: {failure.Message}";
        return !failure.Retryable ? new(Over(job, JobState.Failed, failure.Code, failure.Message, now), reason)
            : job.Attempt >= options.MaxAttempts ? Dead(job, reason, now)
            : Wait(job, job.Attempt, reason, now);
    }

    public static JobStep Complete(StoredJob job, string hash, string? cid, string artifact, DateTimeOffset now) => new(
        Over(job, JobState.Complete, null, null, now) with { ArtifactHash = hash, ArtifactCid = cid }, Artifact: artifact);

    public static JobStep Cancel(StoredJob job, DateTimeOffset now) =>
        new(Over(job, JobState.Cancelled, AgentErrorCodes.Cancelled, "The job was cancelled.", now), "cancelled by its owner");

    /// <summary>The wait before the attempt after the <paramref name="failed"/>-th.</summary>
    public TimeSpan Delay(int failed)
    {
        var nominal = options.BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(failed, 30) - 1);
        return TimeSpan.FromMilliseconds(Math.Min(nominal * (LeastJitter + (chance() / 2)), options.MaxDelay.TotalMilliseconds));
    }

    private static StoredJob Unbegun(StoredJob job) => job with { Attempt = job.Attempt - 1, StartedAt = job.Attempt > 1 ? job.StartedAt : null };

    private static StoredJob Queued(StoredJob job) => job with { State = JobState.Queued, LeaseUntil = null, NextAt = null };

    private JobStep Wait(StoredJob job, int failed, string reason, DateTimeOffset now) =>
        new(job with { State = JobState.Waiting, LeaseUntil = null, NextAt = now + Delay(failed) }, reason);

    private static JobStep Dead(StoredJob job, string reason, DateTimeOffset now) => new(
        Over(job, JobState.Dead, AgentErrorCodes.AttemptsExhausted, $"{job.Attempt} attempts were begun, the last one ended so: {reason}.", now), reason);

    private static StoredJob Over(StoredJob job, JobState state, string? code, string? message, DateTimeOffset now) =>
        job with { State = state, LeaseUntil = null, NextAt = null, EndedAt = now, ErrorCode = code, ErrorMessage = message };
}
