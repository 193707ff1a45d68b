namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteChain(StoreCore store) : IChainStore
{
    /// <summary>A fork deeper than this makes the follower read the chain anew.</summary>
    private const int MarksKept = 256;

    public Task<ChainIdentity?> IdentityAsync(CancellationToken cancellationToken) => store.ReadAsync(Identity, cancellationToken);

    public Task StartAsync(ChainIdentity identity, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            db.Execute("DELETE FROM chain_events");
            db.Execute("DELETE FROM chain_marks");
            db.Execute("UPDATE leases SET on_chain_lease_id = NULL WHERE status = 'pending_approval'");
            db.Execute("UPDATE outbox SET fate = 'abandoned', settled_at = @0 WHERE fate IN ('pending', 'confirmed')", store.Now);
            return db.Execute(
                """
                INSERT INTO chain_identity (id, genesis_hash, contract, earner) VALUES (1, @0, @1, @2)
                ON CONFLICT (id) DO UPDATE SET genesis_hash = excluded.genesis_hash, contract = excluded.contract, earner = excluded.earner
                """,
                identity.GenesisHash,
                identity.Contract,
                identity.Earner);
        },
        cancellationToken);

    public async Task<IReadOnlyList<ChainMark>> MarksAsync(CancellationToken cancellationToken) => await store.ReadAsync(
        db => db.All(
            "SELECT block_number, block_hash FROM chain_marks ORDER BY block_number DESC",
            row => new ChainMark(row.GetInt64(0), row.GetString(1))),
        cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<string>> ApplyAsync(
        IReadOnlyList<ChainEvent> events, ChainMark readUpTo, CancellationToken cancellationToken) => await store.WriteAsync<IReadOnlyList<string>>(
        db =>
        {
            var identity = Identity(db) ?? throw new InvalidOperationException("The chain to follow is not known yet.");
            var touched = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var happened in events)
            {
                if (EventRows.Keep(db, happened, identity) is { } proposal)
                {
                    touched.Add(proposal);
                }
            }

            Mark(db, readUpTo);
            Project(db, touched);
            return [.. touched];
        },
        cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<string>> RollBackAsync(long lastGood, CancellationToken cancellationToken) => await store.WriteAsync<IReadOnlyList<string>>(
        db =>
        {
            var touched = EventRows.TouchedAfter(db, lastGood);
            db.Execute("DELETE FROM chain_events WHERE block_number > @0", lastGood);
            db.Execute("DELETE FROM chain_marks WHERE block_number > @0", lastGood);
            Project(db, touched);
            return touched;
        },
        cancellationToken).ConfigureAwait(false);

    public Task KeepExpiryAsync(string onChainLeaseId, DateTimeOffset expiresAt, bool fits, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            Project(db, EventRows.KeepExpiry(db, onChainLeaseId, expiresAt, fits));
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<StoredLease>> AwaitingApprovalAsync(int limit, CancellationToken cancellationToken) => await store.ReadAsync(
        db => db.All(
            LeaseRows.Select + " WHERE status = 'pending_approval' AND on_chain_lease_id IS NOT NULL AND expires_at > @0 ORDER BY created_at LIMIT @1",
            LeaseRows.Read,
            store.Now,
            limit),
        cancellationToken).ConfigureAwait(false);

    private static ChainIdentity? Identity(Db db) => db.First(
        "SELECT genesis_hash, contract, earner FROM chain_identity WHERE id = 1",
        row => new ChainIdentity(row.GetString(0), row.GetString(1), row.GetString(2)));

    private static void Mark(Db db, ChainMark mark)
    {
        db.Execute(
            """
            INSERT INTO chain_marks (block_number, block_hash) VALUES (@0, @1)
            ON CONFLICT (block_number) DO UPDATE SET block_hash = excluded.block_hash
            """,
            mark.Block,
            mark.Hash);
        db.Execute(
            "DELETE FROM chain_marks WHERE block_number < (SELECT MIN(block_number) FROM (SELECT block_number FROM chain_marks ORDER BY block_number DESC LIMIT @0) AS kept)",
            MarksKept);
    }

    private void Project(Db db, IEnumerable<string> proposals)
    {
        foreach (var proposal in proposals)
        {
            LeaseProjection.Update(db, proposal, store.Now);
        }
    }
}
