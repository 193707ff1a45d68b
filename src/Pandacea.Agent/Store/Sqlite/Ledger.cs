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
        var link = Link(hash, next, string.Create(CultureInfo.InvariantCulture, $"{now}\n{job.Signer}\n{job.JobId}\n{kind}\n{job.Cost}"));
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

    /// <summary>Where it ends, as it was written down.</summary>
    public static LedgerHead Head(Db db) =>
        db.First("SELECT seq, hash FROM privacy_head WHERE id = 1", row => new LedgerHead(row.GetInt64(0), row.GetString(1))) ?? new LedgerHead(0, Nothing);

    public static List<PrivacyEntry> Entries(Db db) => db.All(
        "SELECT seq, at, signer, job_id, kind, amount, hash FROM privacy_ledger ORDER BY seq",
        row => new PrivacyEntry(row.GetInt64(0), row.Instant(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetString(6)));

    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Problem(Db db)
    {
        var lines = db.All(
            "SELECT seq, hash, at || char(10) || signer || char(10) || job_id || char(10) || kind || char(10) || amount FROM privacy_ledger ORDER BY seq",
            row => new Line(row.GetInt64(0), row.GetString(1), row.GetString(2)));

        // Whoever starts waits for this: it is hashed while the rest is read.
        var chain = Task.Run(() => ChainProblem(lines));
        var rest = EndProblem(db, lines.Count, lines.Count == 0 ? Nothing : lines[^1].Hash) ?? BalanceProblem(db) ?? JobProblem(db);
        return chain.GetAwaiter().GetResult() ?? rest;
    }

    private static string? ChainProblem(List<Line> lines)
    {
        var before = Nothing;
        foreach (var (index, line) in lines.Index())
        {
            if (line.Seq != index + 1 || line.Hash != Link(before, line.Seq, line.Text))
            {
                return string.Create(CultureInfo.InvariantCulture, $"entry {index + 1} of the privacy ledger is missing or was changed");
            }

            before = line.Hash;
        }

        return null;
    }

    private static string? EndProblem(Db db, long count, string hash)
    {
        var head = Head(db);
        return head == new LedgerHead(count, hash)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the privacy ledger ends with entry {count}, but it had {head.Seq}");
    }

    private static string? BalanceProblem(Db db)
    {
        var balances = new SortedDictionary<string, PrivacyBalance>(StringComparer.Ordinal);
        foreach (var (signer, kind, amount) in db.All(
            "SELECT signer, kind, SUM(amount) FROM privacy_ledger GROUP BY signer, kind", row => (row.GetString(0), row.GetString(1), row.GetInt64(2))))
        {
            balances[signer] = balances.GetValueOrDefault(signer).After(kind, amount);
        }

        var kept = db.All(
            "SELECT signer, reserved, spent FROM privacy_balances ORDER BY signer",
            row => new KeyValuePair<string, PrivacyBalance>(row.GetString(0), new(row.GetInt64(1), row.GetInt64(2))));
        return kept.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(balances) ? null : "the privacy balances are not what the ledger adds up to";
    }

    /// <summary>A job that has begun and is not in the ledger would be free, as would a private one that cost nothing: its row says that it was, or its artifact, should the row be gone.</summary>
    private static string? JobProblem(Db db) => db.First(
        """
        SELECT job_id FROM jobs WHERE
            CASE WHEN cost = 0 THEN epsilon IS NOT NULL OR charged_at IS NOT NULL ELSE
                NOT EXISTS (SELECT 1 FROM privacy_ledger WHERE privacy_ledger.job_id = jobs.job_id AND kind = 'reserve' AND amount = cost)
                OR (attempt > 0 AND NOT EXISTS (SELECT 1 FROM privacy_ledger WHERE privacy_ledger.job_id = jobs.job_id AND kind = 'charge' AND amount = cost))
                OR (attempt > 0 AND EXISTS (SELECT 1 FROM privacy_ledger WHERE privacy_ledger.job_id = jobs.job_id AND kind = 'refund'))
            END
        UNION ALL
        SELECT artifact ->> 'job_id' FROM job_artifacts LEFT JOIN jobs ON jobs.ordinal = job_artifacts.ordinal
        WHERE COALESCE(cost, 0) = 0 AND artifact ->> 'epsilon' IS NOT NULL
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

    private static string Link(string previous, long seq, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{previous}\n{seq}\n{text}"))));

    private readonly record struct Line(long Seq, string Hash, string Text);

    private sealed record Tail(long Seq, string Hash, string? Last);
}
