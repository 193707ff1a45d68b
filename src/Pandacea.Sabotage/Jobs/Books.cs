using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Sabotage;

/// <summary>Writes into the agent's books what its store of jobs would not let anybody write.</summary>
internal static class Books
{
    /// <summary>Adds entries for a job, at its cost.</summary>
    public static Task EnterAsync(IAgentStore store, StoredJob job, params string[] kinds) => WriteAsync(store, (db, now) =>
    {
        db.Script("DROP INDEX IF EXISTS privacy_ledger_once");
        db.Execute("UPDATE jobs SET cost = @1 WHERE job_id = @0", job.JobId, job.Cost);
        foreach (var kind in kinds)
        {
            Ledger.Append(db, job, kind, now);
        }
    });

    /// <summary>Says that a job is private, whatever it costs.</summary>
    public static Task MakePrivateAsync(IAgentStore store, string jobId, double? epsilon) => WriteAsync(
        store, (db, _) => db.Execute("UPDATE jobs SET epsilon = @1 WHERE job_id = @0", jobId, epsilon));

    /// <summary>Says of a key which job it stands for.</summary>
    public static Task OwnAsync(IAgentStore store, IdempotencyKey key, string jobId) => WriteAsync(
        store,
        (db, _) => db.Execute("UPDATE idempotency SET resource_id = @3 WHERE signer = @0 AND route = @1 AND idempotency_key = @2", key.Signer, key.Route, key.Key, jobId));

    // As the agent itself: another program's writes into a ledger are found out.
    private static Task WriteAsync(IAgentStore store, Action<Db, long> write)
    {
        var core = ((SqliteAgentStore)store).Core;
        return core.WriteAsync(
            db =>
            {
                write(db, core.Now);
                return true;
            },
            CancellationToken.None);
    }
}
