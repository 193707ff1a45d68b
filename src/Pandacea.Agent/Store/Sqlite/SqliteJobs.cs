namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteJobs(StoreCore store, LedgerGuard guard) : IJobStore
{
    private const int AtOnce = 256;
    private const string Ready = JobRows.Select + " WHERE state = 'queued' ORDER BY priority DESC, ordinal LIMIT 1";
    private const string ReadyAndPaid = JobRows.Select + " WHERE state = 'queued' AND (cost = 0 OR charged_at IS NOT NULL) ORDER BY priority DESC, ordinal LIMIT 1";

    public string? LedgerProblem => guard.Problem;

    public Task<JobAcceptance> AcceptAsync(
        StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken) =>
        store.WriteAsync(db => Accept(db, job, key, answer, limits), cancellationToken);

    public Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            var now = store.Now;
            return db.First(guard.Problem is null ? Ready : ReadyAndPaid, JobRows.Read) is { } job
                ? JobSteps.Take(db, job, step(job, ConsentRows.Hold(db, job.Consents, now)), now)
                : null;
        },
        cancellationToken);

    public Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken) => store.WriteAsync(
        db => JobRows.Find(db, jobId) is { } job ? JobSteps.Take(db, job, step(job), store.Now) : null, cancellationToken);

    public Task<IReadOnlyList<JobMove>> SweepAsync(Func<StoredJob, JobStep> step, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<JobMove>>(
            db =>
            {
                var now = store.Now;
                var due = db.All(JobRows.Select + " WHERE state = 'running' AND lease_until <= @0 ORDER BY lease_until LIMIT @1", JobRows.Read, now, AtOnce);
                due.AddRange(db.All(JobRows.Select + " WHERE state = 'waiting' AND next_at <= @0 ORDER BY next_at LIMIT @1", JobRows.Read, now, AtOnce));
                return due.ConvertAll(job => JobSteps.Take(db, job, step(job), now));
            },
            cancellationToken);

    public Task<DateTimeOffset?> NextSweepAsync(CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First(
            """
            SELECT MIN(due) FROM
            (SELECT MIN(lease_until) AS due FROM jobs WHERE state = 'running' UNION ALL SELECT MIN(next_at) FROM jobs WHERE state = 'waiting')
            """,
            row => row.InstantOrNull(0)),
        cancellationToken);

    public Task<IReadOnlyList<StoredJob>> RenewLeasesAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<StoredJob>>(
            db =>
            {
                db.Execute("UPDATE jobs SET lease_until = @0 WHERE state = 'running'", Rows.Instant(until));
                return db.All(JobRows.Select + " WHERE state = 'running'", JobRows.Read);
            },
            cancellationToken);

    public Task<StoredJob?> FindAsync(string jobId, CancellationToken cancellationToken) => store.ReadAsync(db => JobRows.Find(db, jobId), cancellationToken);

    public Task<(StoredJob Job, IReadOnlyList<JobHistoryEntry> History, string? Artifact)?> ShowAsync(string jobId, CancellationToken cancellationToken) =>
        store.ReadAsync<(StoredJob, IReadOnlyList<JobHistoryEntry>, string?)?>(
            db => JobRows.Find(db, jobId) is { } job
                ? (job, JobRows.History(db, job.Ordinal), db.First("SELECT artifact FROM job_artifacts WHERE ordinal = @0", row => row.GetString(0), job.Ordinal))
                : null,
            cancellationToken);

    public Task<(int Queued, int Running)> CountAsync(CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First(
            """
            SELECT (SELECT COUNT(*) FROM jobs WHERE state = 'queued') + (SELECT COUNT(*) FROM jobs WHERE state = 'waiting'),
                   (SELECT COUNT(*) FROM jobs WHERE state = 'running')
            """,
            row => (row.GetInt32(0), row.GetInt32(1))),
        cancellationToken);

    public Task<IReadOnlyList<PrivacyEntry>> LedgerAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<PrivacyEntry>>(Ledger.Entries, cancellationToken);

    public async Task<string?> CheckLedgerAsync(CancellationToken cancellationToken)
    {
        try
        {
            // In the writer's turn: nothing is added meanwhile.
            return await store.WriteAsync(
                db =>
                {
                    guard.Check(db);
                    return guard.Problem;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException error) when (error.Failure == StoreFailure.Damaged)
        {
            guard.Unreadable(error);
            return guard.Problem;
        }
    }

    private JobAcceptance Accept(Db db, StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits)
    {
        var look = KeyRows.Look(db, store, key);
        if (look.State is KeyState.Answered or KeyState.Conflict)
        {
            return new(JobRefusal.None, look);
        }

        if (JobRows.IsAtQuota(db, job.Signer, limits.Quota))
        {
            return new(JobRefusal.Quota);
        }

        if (Objection(db, job, limits) is { } refused)
        {
            return refused;
        }

        Enter(db, job);
        return new(JobRefusal.None, KeyRows.Complete(db, store, key, answer, job.JobId));
    }

    /// <summary>Keeps a job and reserves its cost.</summary>
    /// <exception cref="InvalidOperationException">It is private and would cost nothing: no ledger would ever tell of it.</exception>
    internal StoredJob Enter(Db db, StoredJob job)
    {
        if (job.Cost < 0 || (job.Cost == 0 && job.Epsilon is not null))
        {
            throw new InvalidOperationException($"The job {job.JobId} is private but would cost nothing.");
        }

        var kept = JobRows.Insert(db, job);
        JobRows.AddHistory(db, kept, store.Now, reason: null);
        if (kept.Cost > 0)
        {
            Ledger.Append(db, kept, PrivacyEntry.Reserve, store.Now);
        }

        return kept;
    }

    /// <summary>Why a job cannot be taken, however few its owner has.</summary>
    internal JobAcceptance? Objection(Db db, StoredJob job, JobLimits limits)
    {
        if (!ConsentRows.Hold(db, job.Consents, store.Now))
        {
            return new(JobRefusal.Consent);
        }

        if (job.Cost == 0)
        {
            return null;
        }

        if (guard.Problem is not null)
        {
            return new(JobRefusal.LedgerUnusable);
        }

        var balance = Ledger.Balance(db, job.Signer);
        var left = limits.Budget - balance.Reserved - balance.Spent;
        return job.Cost > left ? new(JobRefusal.Budget, Left: left) : null;
    }
}
