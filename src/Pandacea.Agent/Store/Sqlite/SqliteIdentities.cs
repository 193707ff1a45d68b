namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteIdentities(StoreCore store) : IIdentityStore
{
    public Task<byte[]> SecretAsync(string name, Func<byte[]> create, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            if (db.First("SELECT value_hex FROM secrets WHERE name = @0", row => row.GetString(0), name) is { } kept)
            {
                return Convert.FromHexString(kept);
            }

            var secret = create();
            db.Execute("INSERT INTO secrets (name, value_hex) VALUES (@0, @1)", name, Convert.ToHexStringLower(secret));
            return secret;
        },
        cancellationToken);

    public Task AddChallengeAsync(Challenge challenge, CancellationToken cancellationToken) => store.WriteAsync(
        db => db.Execute(
            "INSERT INTO challenges (nonce, peer_id, address, expires_at) VALUES (@0, @1, @2, @3)",
            challenge.Nonce,
            challenge.PeerId,
            challenge.Address,
            challenge.ExpiresAt.ToUnixTimeMilliseconds()),
        cancellationToken);

    public Task<Challenge?> FindChallengeAsync(string nonce, CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First(
            "SELECT peer_id, address, expires_at FROM challenges WHERE nonce = @0 AND expires_at > @1",
            row => new Challenge(nonce, row.GetString(0), row.GetString(1), row.Instant(2)),
            nonce,
            store.Now),
        cancellationToken);

    public Task<bool> BindAsync(Challenge challenge, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            var used = db.Execute(
                "DELETE FROM challenges WHERE nonce = @0 AND peer_id = @1 AND address = @2 AND expires_at > @3",
                challenge.Nonce,
                challenge.PeerId,
                challenge.Address,
                store.Now);
            if (used == 0)
            {
                return false;
            }

            db.Execute(
                """
                INSERT INTO address_bindings (peer_id, address, bound_at) VALUES (@0, @1, @2)
                ON CONFLICT (peer_id) DO UPDATE SET address = excluded.address, bound_at = excluded.bound_at
                """,
                challenge.PeerId,
                challenge.Address,
                store.Now);
            return true;
        },
        cancellationToken);

    public Task<string?> AddressOfAsync(string peerId, CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First("SELECT address FROM address_bindings WHERE peer_id = @0", row => row.GetString(0), peerId), cancellationToken);
}
