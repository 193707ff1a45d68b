namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteConsents(StoreCore store) : IConsentStore
{
    public Task AddAsync(StoredConsent consent, CancellationToken cancellationToken) => store.WriteAsync(
        db => db.Execute(
            """
            INSERT INTO consents (hash, subject_id, product_id, manifest, active, expires_at, stored_at) VALUES (@0, @1, @2, @3, @4, @5, @6)
            ON CONFLICT (hash) DO NOTHING
            """,
            consent.Hash,
            consent.SubjectId,
            consent.ProductId,
            consent.Manifest,
            consent.Active ? 1 : 0,
            Rows.Instant(consent.ExpiresAt),
            Rows.Instant(consent.StoredAt)),
        cancellationToken);

    public Task<StoredConsent?> RevokeAsync(string hash, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            db.Execute("UPDATE consents SET revoked_at = @1 WHERE hash = @0 AND revoked_at IS NULL", hash, store.Now);
            return Find(db, hash);
        },
        cancellationToken);

    public Task<StoredConsent?> FindAsync(string hash, CancellationToken cancellationToken) => store.ReadAsync(db => Find(db, hash), cancellationToken);

    public Task<IReadOnlyList<StoredConsent>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<StoredConsent>>(db => db.All(ConsentRows.Select + " ORDER BY ordinal", ConsentRows.Read), cancellationToken);

    public Task<string?> InForceAsync(string productId, CancellationToken cancellationToken) =>
        store.ReadAsync(db => ConsentRows.InForce(db, productId, store.Now), cancellationToken);

    private static StoredConsent? Find(Db db, string hash) => db.First(ConsentRows.Select + " WHERE hash = @0", ConsentRows.Read, hash);
}
