namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteIdempotency(StoreCore store) : IIdempotencyStore
{
    public Task<KeyOutcome> LookAsync(IdempotencyKey key, CancellationToken cancellationToken) =>
        store.ReadAsync(db => KeyRows.Look(db, store, key), cancellationToken);

    public Task<KeyOutcome> BeginAsync(IdempotencyKey key, CancellationToken cancellationToken) =>
        store.WriteAsync(db => KeyRows.Begin(db, store, key), cancellationToken);

    public Task<KeyOutcome> CompleteAsync(IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) =>
        store.WriteAsync(db => KeyRows.Complete(db, store, key, answer), cancellationToken);

    public Task ReleaseAsync(IdempotencyKey key, CancellationToken cancellationToken) => store.WriteAsync(
        db => db.Execute(
            """
            UPDATE idempotency SET holder = NULL
            WHERE signer = @0 AND route = @1 AND idempotency_key = @2 AND holder = @3
            """,
            key.Signer,
            key.Route,
            key.Key,
            store.Holder),
        cancellationToken);
}
