namespace Pandacea.Agent.Store.Sqlite;

/// <summary>What time does to the store.</summary>
internal static class Tidying
{
    /// <summary>Rows in one go: tidying may not hold up those who wait for a commit.</summary>
    private const int AtOnce = 1000;

    /// <returns>Whether there is more to do.</returns>
    public static bool Run(Db db, long now, long keptSince)
    {
        int[] done =
        [
            Expire(db, now),
            db.Execute("DELETE FROM challenges WHERE nonce IN (SELECT nonce FROM challenges WHERE expires_at <= @0 LIMIT @1)", now, AtOnce),
            db.Execute("DELETE FROM outbox WHERE hash IN (SELECT hash FROM outbox WHERE fate <> 'pending' AND settled_at <= @0 LIMIT @1)", keptSince, AtOnce),
            Forget(db, keptSince),
        ];
        return done.Contains(AtOnce);
    }

    private static int Expire(Db db, long now) => db.Execute(
        """
        UPDATE leases SET status = 'expired', updated_at = @0
        WHERE proposal_id IN (SELECT proposal_id FROM leases WHERE status IN ('pending_approval', 'approved') AND expires_at <= @0 LIMIT @1)
        """,
        now,
        AtOnce);

    private static int Forget(Db db, long keptSince) => db.Execute(
        """
        DELETE FROM idempotency WHERE (signer, route, idempotency_key) IN
        (SELECT signer, route, idempotency_key FROM idempotency WHERE created_at <= @0 LIMIT @1)
        """,
        keptSince,
        AtOnce);
}
