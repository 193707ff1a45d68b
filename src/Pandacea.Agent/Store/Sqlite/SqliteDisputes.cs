namespace Pandacea.Agent.Store.Sqlite;

internal sealed class SqliteDisputes(StoreCore store) : IDisputeStore
{
    public Task<KeyOutcome> BeginAsync(StoredDispute dispute, IdempotencyKey key, CancellationToken cancellationToken) => store.WriteAsync(
        db =>
        {
            var outcome = KeyRows.Begin(db, store, key, dispute.DisputeId);
            if (outcome.State == KeyState.Fresh)
            {
                Insert(db, dispute);
            }

            return outcome;
        },
        cancellationToken);

    public Task CompleteAsync(string disputeId, string status, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) =>
        store.WriteAsync(
            db =>
            {
                db.Execute("UPDATE disputes SET status = @1 WHERE dispute_id = @0", disputeId, status);
                return KeyRows.Complete(db, store, key, answer, disputeId);
            },
            cancellationToken);

    public Task<StoredDispute?> FindAsync(string onChainLeaseId, CancellationToken cancellationToken) => store.ReadAsync(
        db => db.First(
            """
            SELECT dispute_id, proposal_id, on_chain_lease_id, signer, reason, signed_transaction, transaction_hash, status, created_at
            FROM disputes WHERE on_chain_lease_id = @0 ORDER BY created_at DESC LIMIT 1
            """,
            row => new StoredDispute(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                row.Instant(8)),
            onChainLeaseId),
        cancellationToken);

    /// <summary>A try after a crash carries the same transaction: the dispute is the one that is there.</summary>
    private static void Insert(Db db, StoredDispute dispute) => db.Execute(
        """
        INSERT INTO disputes (dispute_id, proposal_id, on_chain_lease_id, signer, reason, signed_transaction, transaction_hash, status, created_at)
        SELECT @0, @1, @2, @3, @4, @5, @6, @7, @8
        WHERE NOT EXISTS (SELECT 1 FROM disputes WHERE on_chain_lease_id = @2 AND transaction_hash = @6)
        """,
        dispute.DisputeId,
        dispute.ProposalId,
        dispute.OnChainLeaseId,
        dispute.Signer,
        dispute.Reason,
        dispute.SignedTransaction,
        dispute.TransactionHash,
        dispute.Status,
        dispute.CreatedAt.ToUnixTimeMilliseconds());
}
