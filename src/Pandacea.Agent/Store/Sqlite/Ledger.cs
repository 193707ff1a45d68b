using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>The privacy ledger: entries are only ever added, each one hashes the one before it, and its end is written down a second time.</summary>
internal static class Ledger
{
    private static readonly string Nothing = new('0', 64);

    public static PrivacyBalance Balance(Db db, string signer) => db.First(
        "SELECT reserved, spent FROM privacy_balances WHERE signer = @0", row => new PrivacyBalance(row.GetInt64(0), row.GetInt64(1)), signer);

    /// <exception cref="StoreException">The end of the ledger is not where it was: nothing may be added.</exception>
    public static void Append(Db db, StoredJob job, string kind, long now)
    {
        var (seq, hash) = End(db);
        var next = seq + 1;
        var link = Link(hash, next, now, job.Signer, job.JobId, kind, job.Cost);
        db.Execute(
            "INSERT INTO privacy_ledger (seq, at, signer, job_id, kind, amount, hash) VALUES (@0, @1, @2, @3, @4, @5, @6)",
            next,
            now,
            job.Signer,
            job.JobId,
            kind,
            job.Cost,
            link);
        db.Execute("INSERT INTO privacy_head (id, seq, hash) VALUES (1, @0, @1) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash", next, link);
        var (reserved, spent) = default(PrivacyBalance).After(kind, job.Cost);
        db.Execute(
            """
            INSERT INTO privacy_balances (signer, reserved, spent) VALUES (@0, @1, @2)
            ON CONFLICT (signer) DO UPDATE SET reserved = reserved + excluded.reserved, spent = spent + excluded.spent
            """,
            job.Signer,
            reserved,
            spent);
    }

    public static List<PrivacyEntry> Entries(Db db) => db.All(
        "SELECT seq, at, signer, job_id, kind, amount, hash FROM privacy_ledger ORDER BY seq",
        row => new PrivacyEntry(row.GetInt64(0), row.Instant(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetString(6)));

    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Problem(Db db)
    {
        var hash = Nothing;
        var balances = new SortedDictionary<string, PrivacyBalance>(StringComparer.Ordinal);
        var count = 0L;
        foreach (var entry in Entries(db))
        {
            hash = Link(hash, ++count, entry.At.ToUnixTimeMilliseconds(), entry.Signer, entry.JobId, entry.Kind, entry.Amount);
            if (entry.Seq != count || entry.Hash != hash)
            {
                return string.Create(CultureInfo.InvariantCulture, $"entry {count} of the privacy ledger is missing or was changed");
            }

            balances[entry.Signer] = balances.GetValueOrDefault(entry.Signer).After(entry);
        }

        return EndProblem(db, count, hash) ?? BalanceProblem(db, balances) ?? JobProblem(db);
    }

    private static string? EndProblem(Db db, long count, string hash)
    {
        var head = db.First("SELECT seq, hash FROM privacy_head WHERE id = 1", row => new Head(row.GetInt64(0), row.GetString(1))) ?? new Head(0, Nothing);
        return head == new Head(count, hash)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the privacy ledger ends with entry {count}, but it had {head.Seq}");
    }

    private static string? BalanceProblem(Db db, SortedDictionary<string, PrivacyBalance> balances)
    {
        var kept = db.All(
            "SELECT signer, reserved, spent FROM privacy_balances ORDER BY signer",
            row => new KeyValuePair<string, PrivacyBalance>(row.GetString(0), new(row.GetInt64(1), row.GetInt64(2))));
        return kept.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(balances) ? null : "the privacy balances are not what the ledger adds up to";
    }

    /// <summary>A job that has begun and is not in the ledger would be free.</summary>
    private static string? JobProblem(Db db) => db.First(
        """
        SELECT job_id FROM jobs WHERE cost > 0 AND
            (NOT EXISTS (SELECT 1 FROM privacy_ledger WHERE privacy_ledger.job_id = jobs.job_id AND kind = 'reserve' AND amount = cost)
             OR (attempt > 0 AND NOT EXISTS (SELECT 1 FROM privacy_ledger WHERE privacy_ledger.job_id = jobs.job_id AND kind = 'charge' AND amount = cost))
             OR (attempt > 0 AND EXISTS (SELECT 1 FROM privacy_ledger WHERE privacy_ledger.job_id = jobs.job_id AND kind = 'refund')))
        LIMIT 1
        """,
        row => $"the job {row.GetString(0)} is not in the privacy ledger as it should be");

    private static (long Seq, string Hash) End(Db db)
    {
        var end = db.First(
            "SELECT head.seq, head.hash, last.hash FROM privacy_head head LEFT JOIN privacy_ledger last ON last.seq = head.seq WHERE head.id = 1",
            row => new Tail(row.GetInt64(0), row.GetString(1), row.TextOrNull(2)));
        if (end is null)
        {
            return (0, Nothing);
        }

        return end.Hash == end.Last
            ? (end.Seq, end.Hash)
            : throw new StoreException(StoreFailure.Damaged, "The privacy ledger does not end where it ended before: nothing more is charged. Restore the data folder from a copy.");
    }

    private static string Link(string previous, long seq, long at, string signer, string jobId, string kind, long amount) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{previous}\n{seq}\n{at}\n{signer}\n{jobId}\n{kind}\n{amount}"))));

    private sealed record Head(long Seq, string Hash);

    private sealed record Tail(long Seq, string Hash, string? Last);
}
