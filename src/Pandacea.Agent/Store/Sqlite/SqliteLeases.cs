namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteLeases(StoreCore store) : ILeaseStore
{
    public Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) =>
        store.WriteAsync(
            db =>
            {
                var outcome = KeyRows.Complete(db, store, key, answer, lease.ProposalId);
                if (outcome.State == KeyState.Fresh)
                {
                    LeaseRows.Insert(db, lease);
                }

                return outcome;
            },
            cancellationToken);

    public Task<StoredLease?> FindAsync(string proposalId, CancellationToken cancellationToken) =>
        store.ReadAsync(db => LeaseRows.Find(db, proposalId), cancellationToken);

    public Task<StoredLease?> FindByLeaseIdAsync(string onChainLeaseId, CancellationToken cancellationToken) =>
        store.ReadAsync(db => db.First(LeaseRows.Select + " WHERE on_chain_lease_id = @0", LeaseRows.Read, onChainLeaseId), cancellationToken);

    public Task<int> CountPaidAsync(string productId, int limit, CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First(
            """
            SELECT COUNT(*) FROM
            (SELECT 1 FROM leases WHERE product_id = @0 AND on_chain_lease_id IS NOT NULL AND status IN ('pending_approval', 'approved') LIMIT @1) AS paid
            """,
            row => row.GetInt32(0),
            productId,
            limit),
        cancellationToken);

    public Task<bool> RejectAsync(string proposalId, CancellationToken cancellationToken) => store.WriteAsync(
        db => db.Execute(
            "UPDATE leases SET status = 'rejected', updated_at = @1 WHERE proposal_id = @0 AND status = 'pending_approval'", proposalId, store.Now) == 1,
        cancellationToken);
}
