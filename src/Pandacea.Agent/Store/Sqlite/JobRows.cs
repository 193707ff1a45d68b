using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Jobs as rows.</summary>
internal static class JobRows
{
    public const string Select =
        """
        SELECT ordinal, job_id, signer, priority, state, changes, attempt, fence, worker, lease_until, next_at, step, steps, checkpoint_cid,
               cost, epsilon, accepted_at, started_at, charged_at, ended_at, error_code, error_message, artifact_hash, artifact_cid, consents,
               noise_key, spec
        FROM jobs
        """;

    public static StoredJob? Find(Db db, string jobId) => db.First(Select + " WHERE job_id = @0", Read, jobId);

    public static StoredJob Read(SqliteDataReader row) => new()
    {
        Ordinal = row.GetInt64(0),
        JobId = row.GetString(1),
        Signer = row.GetString(2),
        Priority = row.GetInt32(3),
        State = JobStates.Parse(row.GetString(4)),
        Changes = row.GetInt32(5),
        Attempt = row.GetInt32(6),
        Fence = row.GetInt64(7),
        Worker = row.TextOrNull(8),
        LeaseUntil = row.InstantOrNull(9),
        NextAt = row.InstantOrNull(10),
        Step = row.WholeOrNull(11),
        Steps = row.WholeOrNull(12),
        CheckpointCid = row.TextOrNull(13),
        Cost = row.GetInt64(14),
        Epsilon = row.IsDBNull(15) ? null : row.GetDouble(15),
        AcceptedAt = row.Instant(16),
        StartedAt = row.InstantOrNull(17),
        ChargedAt = row.InstantOrNull(18),
        EndedAt = row.InstantOrNull(19),
        ErrorCode = row.TextOrNull(20),
        ErrorMessage = row.TextOrNull(21),
        ArtifactHash = row.TextOrNull(22),
        ArtifactCid = row.TextOrNull(23),
        Consents = row.TextOrNull(24),
        NoiseKey = row.GetString(25),
        Spec = row.GetString(26),
    };

    /// <returns>The job with its ordinal.</returns>
    public static StoredJob Insert(Db db, StoredJob job) => job with
    {
        Ordinal = db.First(
            """
            INSERT INTO jobs (job_id, signer, priority, state, changes, attempt, fence, cost, epsilon, accepted_at, consents, noise_key, spec)
            VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12)
            RETURNING ordinal
            """,
            row => row.GetInt64(0),
            job.JobId,
            job.Signer,
            job.Priority,
            job.State.Name(),
            job.Changes,
            job.Attempt,
            job.Fence,
            job.Cost,
            job.Epsilon,
            Rows.Instant(job.AcceptedAt),
            job.Consents,
            job.NoiseKey,
            job.Spec),
    };

    public static void Update(Db db, StoredJob job) => db.Execute(
        """
        UPDATE jobs SET state = @1, changes = @2, attempt = @3, fence = @4, worker = @5, lease_until = @6, next_at = @7, checkpoint_cid = @8,
            started_at = @9, charged_at = @10, ended_at = @11, error_code = @12, error_message = @13, artifact_hash = @14, artifact_cid = @15
        WHERE ordinal = @0
        """,
        job.Ordinal,
        job.State.Name(),
        job.Changes,
        job.Attempt,
        job.Fence,
        job.Worker,
        Rows.Instant(job.LeaseUntil),
        Rows.Instant(job.NextAt),
        job.CheckpointCid,
        Rows.Instant(job.StartedAt),
        Rows.Instant(job.ChargedAt),
        Rows.Instant(job.EndedAt),
        job.ErrorCode,
        job.ErrorMessage,
        job.ArtifactHash,
        job.ArtifactCid);

    /// <summary>What changes while an attempt goes on.</summary>
    public static void UpdateLease(Db db, StoredJob job) => db.Execute(
        "UPDATE jobs SET lease_until = @1, step = @2, steps = @3, checkpoint_cid = @4 WHERE ordinal = @0",
        job.Ordinal,
        Rows.Instant(job.LeaseUntil),
        job.Step,
        job.Steps,
        job.CheckpointCid);

    /// <summary>Whether somebody has as many jobs as allowed; computations that wait for their description count too.</summary>
    public static bool IsAtQuota(Db db, string signer, int quota) => quota <= db.First(
        """
        SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM jobs WHERE signer = @0 AND state IN ('queued', 'waiting', 'running') LIMIT @1) AS open_jobs)
             + (SELECT COUNT(*) FROM (SELECT 1 FROM computations WHERE signer = @0 AND state = 'waiting' LIMIT @1) AS open_computations)
        """,
        row => row.GetInt32(0),
        signer,
        quota);

    public static void AddHistory(Db db, StoredJob job, long at, string? reason) => db.Execute(
        "INSERT INTO job_history (ordinal, change, at, state, attempt, fence, worker, reason) VALUES (@0, @1, @2, @3, @4, @5, @6, @7)",
        job.Ordinal,
        job.Changes,
        at,
        job.State.Name(),
        job.Attempt,
        job.Fence,
        job.Worker,
        reason);

    public static List<JobHistoryEntry> History(Db db, long ordinal) => db.All(
        "SELECT at, state, attempt, fence, worker, reason FROM job_history WHERE ordinal = @0 ORDER BY change",
        row => new JobHistoryEntry(row.Instant(0), JobStates.Parse(row.GetString(1)), row.GetInt32(2), row.GetInt64(3), row.TextOrNull(4), row.TextOrNull(5)),
        ordinal);
}
