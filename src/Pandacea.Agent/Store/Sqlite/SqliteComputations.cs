using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteComputations(StoreCore store, SqliteJobs jobs) : IComputationStore
{
    private const string Select =
        "SELECT computation_id, c.signer, lease_id, computation_cid, inputs, c.consents, c.state, c.error_code, c.error_message, c.accepted_at, c.ordinal FROM computations c";

    public Task<JobAcceptance> AcceptAsync(
        StoredComputation computation, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken) => store.WriteAsync<JobAcceptance>(
        db =>
        {
            var look = KeyRows.Look(db, store, key);
            if (look.State is KeyState.Answered or KeyState.Conflict)
            {
                return new(JobRefusal.None, look);
            }

            if (JobRows.IsAtQuota(db, computation.Signer, limits.Quota))
            {
                return new(JobRefusal.Quota);
            }

            if (!ConsentRows.Hold(db, computation.Consents, store.Now))
            {
                return new(JobRefusal.Consent);
            }

            Insert(db, computation);
            return new(JobRefusal.None, KeyRows.Complete(db, store, key, answer, computation.ComputationId));
        },
        cancellationToken);

    public Task<IReadOnlyList<StoredComputation>> WaitingAsync(long after, int most, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<StoredComputation>>(
            // Else it would go through all that there ever were.
            db => db.All(
                Select + " INDEXED BY computations_waiting WHERE state = 'waiting' AND ordinal > @0 ORDER BY ordinal LIMIT @1", Read, after, most),
            cancellationToken);

    public Task<(JobRefusal Refusal, StoredJob? Job)?> BeginAsync(StoredJob job, JobLimits limits, CancellationToken cancellationToken) =>
        store.WriteAsync<(JobRefusal, StoredJob?)?>(
            db =>
            {
                if (Find(db, job.JobId)?.State != ComputationState.Waiting)
                {
                    return null;
                }

                if (jobs.Objection(db, job, limits) is { } refused)
                {
                    return (refused.Refusal, null);
                }

                db.Execute("UPDATE computations SET state = 'begun' WHERE computation_id = @0", job.JobId);
                return (JobRefusal.None, jobs.Enter(db, job));
            },
            cancellationToken);

    public Task FailAsync(string computationId, string code, string message, CancellationToken cancellationToken) => store.WriteAsync(
        db => db.Execute(
            "UPDATE computations SET state = 'failed', error_code = @1, error_message = @2 WHERE computation_id = @0 AND state = 'waiting'", computationId, code, message),
        cancellationToken);

    public Task<StoredComputation?> FindAsync(string computationId, CancellationToken cancellationToken) =>
        store.ReadAsync(db => Find(db, computationId), cancellationToken);

    public Task<StoredComputation?> FindByLeaseAsync(string leaseId, CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First(
            Select + " LEFT JOIN jobs ON jobs.job_id = computation_id WHERE lease_id = @0 ORDER BY jobs.state IS 'complete' DESC, c.ordinal DESC LIMIT 1",
            Read,
            leaseId),
        cancellationToken);

    private static StoredComputation? Find(Db db, string computationId) => db.First(Select + " WHERE computation_id = @0", Read, computationId);

    private static void Insert(Db db, StoredComputation computation) => db.Execute(
        """
        INSERT INTO computations (computation_id, signer, lease_id, computation_cid, inputs, consents, state, accepted_at)
        VALUES (@0, @1, @2, @3, @4, @5, 'waiting', @6)
        """,
        computation.ComputationId,
        computation.Signer,
        computation.LeaseId,
        computation.ComputationCid,
        computation.Inputs,
        computation.Consents,
        Rows.Instant(computation.AcceptedAt));

    private static StoredComputation Read(SqliteDataReader row) => new()
    {
        ComputationId = row.GetString(0),
        Signer = row.GetString(1),
        LeaseId = row.GetString(2),
        ComputationCid = row.GetString(3),
        Inputs = row.GetString(4),
        Consents = row.TextOrNull(5),
        State = row.GetString(6) switch
        {
            "waiting" => ComputationState.Waiting,
            "begun" => ComputationState.Begun,
            _ => ComputationState.Failed,
        },
        ErrorCode = row.TextOrNull(7),
        ErrorMessage = row.TextOrNull(8),
        AcceptedAt = row.Instant(9),
        Ordinal = row.GetInt64(10),
    };
}
