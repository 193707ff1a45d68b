namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Idempotency keys as rows. A row without an answer is a claim of its holder.</summary>
internal static class KeyRows
{
    private const string Insert =
        """
        INSERT INTO idempotency (signer, route, idempotency_key, body_hash, holder, resource_id, answer_status, answer_body, created_at)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)
        ON CONFLICT (signer, route, idempotency_key)
        """;

    private const string Replace =
        """
         DO UPDATE SET
            body_hash = excluded.body_hash, holder = excluded.holder,
            resource_id = CASE WHEN idempotency.created_at > @9 THEN COALESCE(idempotency.resource_id, excluded.resource_id) ELSE excluded.resource_id END,
            answer_status = excluded.answer_status, answer_body = excluded.answer_body, created_at = excluded.created_at
        """;

    /// <summary>What the key means now. A row past its keeping time counts as absent.</summary>
    public static KeyOutcome Look(Db db, StoreCore store, IdempotencyKey key)
    {
        var row = Find(db, store, key);
        return row is null ? new KeyOutcome(KeyState.Fresh) : Judge(row, store, key);
    }

    /// <summary>Claims the key.</summary>
    public static KeyOutcome Begin(Db db, StoreCore store, IdempotencyKey key, string? resource = null)
    {
        var outcome = Look(db, store, key);
        if (outcome.State == KeyState.Fresh)
        {
            Put(db, store, key, answer: null, resource);
        }

        return outcome;
    }

    /// <summary>Keeps the answer, unless there is one.</summary>
    /// <remarks>The claim of this process is what the caller came for; it does not stand in the way.</remarks>
    public static KeyOutcome Complete(Db db, StoreCore store, IdempotencyKey key, StoredAnswer answer, string? resource = null)
    {
        // Nearly always the key is new: then there is nothing to look at.
        if (Execute(db, Insert + " DO NOTHING", store, key, answer, resource) == 0)
        {
            var outcome = Look(db, store, key);
            if (outcome.State is not (KeyState.Fresh or KeyState.InProgress))
            {
                return outcome;
            }

            Put(db, store, key, answer, resource);
        }

        return new KeyOutcome(KeyState.Fresh, answer);
    }

    private static KeyOutcome Judge(Row row, StoreCore store, IdempotencyKey key)
    {
        if (row.BodyHash != key.BodyHash)
        {
            return new KeyOutcome(KeyState.Conflict);
        }

        if (row.Answer is not null)
        {
            return new KeyOutcome(KeyState.Answered, row.Answer);
        }

        // A claim of another process is one of a process that died: there is one agent at a time.
        return new KeyOutcome(row.Holder == store.Holder ? KeyState.InProgress : KeyState.Fresh);
    }

    private static Row? Find(Db db, StoreCore store, IdempotencyKey key) => db.First(
        """
        SELECT body_hash, holder, answer_status, answer_body FROM idempotency
        WHERE signer = @0 AND route = @1 AND idempotency_key = @2 AND created_at > @3
        """,
        row => new Row(
            row.GetString(0),
            row.TextOrNull(1),
            row.IsDBNull(2) ? null : new StoredAnswer(row.GetInt32(2), row.GetString(3))),
        key.Signer,
        key.Route,
        key.Key,
        store.KeptSince);

    private static void Put(Db db, StoreCore store, IdempotencyKey key, StoredAnswer? answer, string? resource) =>
        Execute(db, Insert + Replace, store, key, answer, resource);

    private static int Execute(Db db, string sql, StoreCore store, IdempotencyKey key, StoredAnswer? answer, string? resource) => db.Execute(
        sql,
        key.Signer,
        key.Route,
        key.Key,
        key.BodyHash,
        answer is null ? store.Holder : null,
        resource,
        answer?.Status,
        answer?.Body,
        store.Now,
        store.KeptSince);

    private sealed record Row(string BodyHash, string? Holder, StoredAnswer? Answer);
}
