using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Json;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Jobs and what they cost, read from the agent's store by its audit views, past the agent.</summary>
/// <param name="path">The store's file; null where it cannot be reached from here.</param>
/// <param name="signers">Whose jobs.</param>
public sealed class JobSource(string? path, IReadOnlySet<string> signers)
{
    private const string OpenJobs = "SELECT signer FROM audit_jobs WHERE ended_at IS NULL";
    private const string Jobs = "SELECT job_id, signer, state, attempt, cost, epsilon, artifact_hash, artifact, artifact_cid, spec FROM audit_jobs";
    private const string Keys = $"SELECT signer, idempotency_key, answer_body FROM audit_idempotency WHERE route = 'POST {AgentRoutes.Train}' AND answer_status = 202 AND answer_body IS NOT NULL";
    private const string History = "SELECT job_id, at, state, attempt, fence, reason FROM audit_job_history ORDER BY job_id, change";
    private const string Charges = "SELECT seq, at, signer, job_id, kind, amount, hash FROM audit_charges ORDER BY seq";

    private const string Balances = "SELECT signer, reserved, spent FROM audit_balances";

    /// <summary>Whether a job of the signers has not ended.</summary>
    public async Task<bool> AreUnderWayAsync(CancellationToken cancellationToken) =>
        (await StoreReading.ReadAsync(path, store => store.RowsAsync(OpenJobs, static row => row.GetString(0), cancellationToken), cancellationToken).ConfigureAwait(false)).Exists(signers.Contains);

    /// <summary>Every job of the signers, then the ledger; throws <see cref="VerificationException"/> where the store cannot be read.</summary>
    public Task<IReadOnlyList<JournalRecord>> ReadAsync(CancellationToken cancellationToken) =>
        StoreReading.ReadAsync(path, store => ReadAsync(store, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<JournalRecord>> ReadAsync(SqliteConnection store, CancellationToken cancellationToken)
    {
        var keys = (await store.RowsAsync(Keys, Key, cancellationToken).ConfigureAwait(false)).ToLookup(static key => (key.Signer, key.Job), static key => key.Key);
        var history = (await store.RowsAsync(History, Change, cancellationToken).ConfigureAwait(false)).ToLookup(static pair => pair.Job, static pair => pair.Change);
        var entries = await store.RowsAsync(Charges, Entry, cancellationToken).ConfigureAwait(false);
        var charges = entries.ToLookup(static entry => entry.JobId, static entry => new ChargeFound(entry.Signer, entry.Kind, entry.Amount));
        var balances = await store.RowsAsync(Balances, static row => new LedgerBalance(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken).ConfigureAwait(false);
        var jobs = (await store.RowsAsync(Jobs, Job, cancellationToken).ConfigureAwait(false)).Where(job => signers.Contains(job.Signer)).ToList();
        var strays = entries.Where(entry => signers.Contains(entry.Signer)).Select(static entry => entry.JobId).Except(jobs.Select(static job => job.JobId));
        return
        [
            .. jobs.Select(job => job with { Keys = [.. keys[(job.Signer, job.JobId)]], History = [.. history[job.JobId]], Charges = [.. charges[job.JobId]] }),
            new LedgerChecked { Entries = entries.Count, Problem = LedgerEntry.Problem(entries) ?? LedgerBalance.Problem(entries, balances), Strays = [.. strays] },
        ];
    }

    private static (string Signer, string? Job, string Key) Key(SqliteDataReader row) => (row.GetString(0), AnswerReading.Of(row.GetString(2)).JobId, row.GetString(1));

    private static JobFound Job(SqliteDataReader row)
    {
        var jobId = row.GetString(0);
        var artifact = row.IsDBNull(7) ? null : ArtifactReading.Of(row.GetString(7));
        var kept = row.IsDBNull(6) ? null : row.GetString(6);
        var spec = row.GetString(9);
        return new JobFound
        {
            JobId = jobId,
            Signer = row.GetString(1),
            State = row.GetString(2),
            Attempt = row.GetInt32(3),
            Cost = row.GetInt64(4),
            Epsilon = row.IsDBNull(5) ? null : row.GetDouble(5),
            Spec = Canonical(spec),
            ArtifactHash = artifact?.Hash,
            ArtifactCid = row.IsDBNull(8) ? null : row.GetString(8),
            ArtifactTask = artifact?.Task,
            ArtifactPrivate = artifact?.Private == true,
            ArtifactEpsilon = artifact?.Epsilon,
            ArtifactProblem = artifact is null ? "there is none"
                : artifact.Problem ?? (artifact.JobId != jobId ? "it is another job's" : artifact.Hash != kept ? "it is not the one that the job was completed with" : ArtifactAgreement.Difference(spec, row.GetString(7))),
            Keys = [],
            History = [],
            Charges = [],
        };
    }

    /// <summary>What is no JSON is told as it is: nobody can have asked for it.</summary>
    private static string Canonical(string spec)
    {
        try
        {
            return Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(spec)));
        }
        catch (JsonException)
        {
            return spec;
        }
    }

    private static (string Job, JobChangeFound Change) Change(SqliteDataReader row) => (row.GetString(0), new(
        row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5)));

    private static LedgerEntry Entry(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetString(6));
}
