using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sabotage;

/// <summary>Writes into the agent's books past its store, which would not let anybody charge twice.</summary>
internal static class Books
{
    /// <summary>Adds entries for a job, at its cost.</summary>
    public static void Enter(StoredJob job, DateTimeOffset now, params string[] kinds)
    {
        using var db = Open();
        db.Script("BEGIN IMMEDIATE");
        db.Script("DROP INDEX IF EXISTS privacy_ledger_once");
        db.Execute("UPDATE jobs SET cost = @1 WHERE job_id = @0", job.JobId, job.Cost);
        foreach (var kind in kinds)
        {
            Ledger.Append(db, job, kind, now.ToUnixTimeMilliseconds());
        }

        db.Script("COMMIT");
    }

    /// <summary>Says of a key which job it stands for.</summary>
    public static void Own(IdempotencyKey key, string jobId)
    {
        using var db = Open();
        db.Execute("UPDATE idempotency SET resource_id = @3 WHERE signer = @0 AND route = @1 AND idempotency_key = @2", key.Signer, key.Route, key.Key, jobId);
    }

    private static Db Open() => SqliteAgentStore.Connect(
        Path.Combine(Environment.GetEnvironmentVariable("PANDACEA_DATA_DIR")!, AgentFiles.Store), SqliteOpenMode.ReadWrite);
}
