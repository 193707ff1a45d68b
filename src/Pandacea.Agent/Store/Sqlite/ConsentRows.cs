using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Consents as rows.</summary>
internal static class ConsentRows
{
    public const string Select = "SELECT hash, subject_id, product_id, manifest, active, expires_at, stored_at, revoked_at FROM consents";

    public static StoredConsent Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetInt32(4) == 1,
        row.InstantOrNull(5),
        row.Instant(6),
        row.InstantOrNull(7));

    /// <summary>One subject's refusal is enough: its records are among the others.</summary>
    public static string? InForce(Db db, string productId, long now)
    {
        var latest = db.All(
            Select + " AS latest WHERE product_id = @0 AND ordinal = (SELECT MAX(ordinal) FROM consents WHERE product_id = @0 AND subject_id = latest.subject_id) ORDER BY ordinal",
            Read,
            productId);
        return latest.Count > 0 && latest.TrueForAll(consent => Holds(consent, now)) ? string.Join(',', latest.Select(consent => consent.Hash)) : null;
    }

    /// <summary>Whether all that a job rests on still holds.</summary>
    public static bool Hold(Db db, string? hashes, long now) =>
        hashes is null || hashes.Split(',').All(hash => db.First(Select + " WHERE hash = @0", Read, hash) is { } consent && Holds(consent, now));

    private static bool Holds(StoredConsent consent, long now) =>
        consent is { Active: true, RevokedAt: null } && !(consent.ExpiresAt?.ToUnixTimeMilliseconds() <= now);
}
