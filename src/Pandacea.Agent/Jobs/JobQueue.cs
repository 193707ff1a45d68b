using System.Diagnostics.CodeAnalysis;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs;

/// <summary>The durable queue: what it answers is on the disk. Thread safe.</summary>
/// <param name="store">Where jobs are kept.</param>
/// <param name="options">How they are treated.</param>
/// <param name="watch">Is told of every change.</param>
/// <param name="chance">Numbers in [0, 1) for the jitter of waits.</param>
/// <param name="time">Its clock; leases expire on it.</param>
internal sealed class JobQueue(IJobStore store, JobOptions options, JobWatch watch, Func<double> chance, TimeProvider time)
{
    private readonly JobLife _life = new(options, chance);

    public JobOptions Options => options;

    public async Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken)
    {
        var accepted = await store.AcceptAsync(job, key, answer, options.Limits, cancellationToken).ConfigureAwait(false);
        if (accepted.Key?.State == KeyState.Fresh)
        {
            watch.Accepted(job);
        }

        return accepted;
    }

    /// <summary>The next ready job, leased to the worker; null if there is none.</summary>
    public async Task<StoredJob?> ClaimAsync(string worker, CancellationToken cancellationToken)
    {
        while (Told(await store.ClaimAsync((job, consented) => _life.Claim(job, worker, consented, time.GetUtcNow()), cancellationToken).ConfigureAwait(false)) is { } move)
        {
            if (move.After.State == JobState.Running)
            {
                return move.After;
            }
        }

        return null;
    }

    /// <summary>The offer did not reach the worker, or it declined. A job that was cancelled meanwhile has not begun either.</summary>
    public async Task UnclaimAsync(StoredJob job, string reason, CancellationToken cancellationToken) => Told(await store.StepAsync(
        job.JobId,
        now => now.Fence != job.Fence || now.Attempt != job.Attempt ? null
            : now.State == JobState.Running ? JobLife.Unclaim(now, reason)
            : now.State == JobState.Cancelled ? JobLife.UnclaimLate(now)
            : null,
        cancellationToken).ConfigureAwait(false));

    /// <summary>The worker cannot carry it out.</summary>
    public async Task RefuseAsync(StoredJob job, JobFailure failure, CancellationToken cancellationToken) => Told(await store.StepAsync(
        job.JobId, now => IsCurrent(now, job.Fence) ? JobLife.Refuse(now, failure, time.GetUtcNow()) : null, cancellationToken).ConfigureAwait(false));

    public async Task LoseAsync(string jobId, long fence, string reason, CancellationToken cancellationToken) => Told(await store.StepAsync(
        jobId, now => IsCurrent(now, fence) ? _life.Lose(now, reason, time.GetUtcNow()) : null, cancellationToken).ConfigureAwait(false));

    public Task<ReportOutcome> HeartbeatAsync(string jobId, HeartbeatReport report, CancellationToken cancellationToken) => ReportAsync(
        ReportNames.Heartbeat,
        jobId,
        report.Fence,
        (job, now) => new JobStep(job with { LeaseUntil = now + options.Lease, Step = report.Step, Steps = report.Steps }),
        cancellationToken);

    public Task<ReportOutcome> CheckpointAsync(string jobId, CheckpointReport report, CancellationToken cancellationToken) => ReportAsync(
        ReportNames.Checkpoint,
        jobId,
        report.Fence,
        (job, now) => new JobStep(job with { LeaseUntil = now + options.Lease, Step = report.Step, CheckpointCid = report.CheckpointCid }),
        cancellationToken);

    /// <summary>The attempt is over. A report that was answered before is answered again.</summary>
    public async Task<ReportOutcome> ResultAsync(string jobId, ResultReport report, CancellationToken cancellationToken)
    {
        var read = AttemptResult.Read(jobId, report);
        if (read.Problem is { } problem)
        {
            return new(ReportVerdict.Invalid, Problem: problem);
        }

        string? misfit = null;
        var outcome = await ReportAsync(
            ReportNames.Result,
            jobId,
            report.Fence,
            (job, now) => (misfit = read.Misfit(job)) is null ? read.Step(job, _life, now) : null,
            cancellationToken,
            repeated: read.IsOf).ConfigureAwait(false);
        return misfit is null ? outcome : new(ReportVerdict.Invalid, Problem: misfit);
    }

    /// <returns>Null: there is no such job of that signer.</returns>
    public async Task<StoredJob?> CancelAsync(string jobId, string signer, CancellationToken cancellationToken)
    {
        var move = Told(await store.StepAsync(
            jobId, job => job.Signer != signer || job.State.IsOver() ? null : JobLife.Cancel(job, time.GetUtcNow()), cancellationToken).ConfigureAwait(false));
        return move?.After.Signer == signer ? move.After : null;
    }

    /// <summary>Whether this attempt is the one that counts.</summary>
    public async Task<bool> IsRunningAsync(StoredJob job, CancellationToken cancellationToken) =>
        await store.FindAsync(job.JobId, cancellationToken).ConfigureAwait(false) is { } now && IsCurrent(now, job.Fence);

    /// <summary>Takes back what is due. False: that was not all.</summary>
    public async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        if (await store.NextSweepAsync(cancellationToken).ConfigureAwait(false) is not { } due || due > time.GetUtcNow())
        {
            return true;
        }

        var moves = await store.SweepAsync(job => _life.Due(job, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        foreach (var move in moves)
        {
            Told(move);
        }

        return moves.Count == 0;
    }

    /// <summary>Takes up what an earlier process left: leases run anew, for whoever was away was the agent.</summary>
    /// <returns>The running jobs.</returns>
    public async Task<IReadOnlyList<StoredJob>> ResumeAsync(CancellationToken cancellationToken)
    {
        var running = await store.RenewLeasesAsync(time.GetUtcNow() + options.Lease, cancellationToken).ConfigureAwait(false);
        var counts = await store.CountAsync(cancellationToken).ConfigureAwait(false);
        watch.Begin(counts.Queued, counts.Running);
        return running;
    }

    private async Task<ReportOutcome> ReportAsync(
        string report, string jobId, long fence, Func<StoredJob, DateTimeOffset, JobStep?> step, CancellationToken cancellationToken, Func<StoredJob, bool>? repeated = null)
    {
        ReportVerdict? objection = null;
        var move = await store.StepAsync(
            jobId,
            job =>
            {
                var now = time.GetUtcNow();
                objection = ReportOutcome.Objection(job, fence, now);
                return objection is null ? step(job, now) : null;
            },
            cancellationToken).ConfigureAwait(false);
        if (move is null)
        {
            return new(ReportVerdict.Unknown);
        }

        Told(move);
        var again = objection == ReportVerdict.Over && repeated?.Invoke(move.After) == true;
        if (objection is null || again)
        {
            return new(ReportVerdict.Current, move.After.LeaseUntil ?? time.GetUtcNow());
        }

        watch.Refused(move.After, report, fence);
        return new(objection.Value);
    }

    private static bool IsCurrent(StoredJob job, long fence) => job.State == JobState.Running && job.Fence == fence;

    [return: NotNullIfNotNull(nameof(move))]
    private JobMove? Told(JobMove? move)
    {
        if (move is { Changed: true })
        {
            watch.Moved(move);
        }
        else if (move is not null)
        {
            watch.Billed(move);
        }

        return move;
    }
}
