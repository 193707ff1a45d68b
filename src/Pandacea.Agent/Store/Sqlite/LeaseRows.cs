using Microsoft.Data.Sqlite;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Leases as rows.</summary>
internal static class LeaseRows
{
    public const string Select =
        """
        SELECT proposal_id, signer, product_id, product_hash, max_price, price, duration_ms, spender_did, computation, status,
               on_chain_lease_id, created_at, updated_at, consents
        FROM leases
        """;

    public static StoredLease? Find(Db db, string proposalId) => db.First(Select + " WHERE proposal_id = @0", Read, proposalId);

    public static StoredLease Read(SqliteDataReader row) => new()
    {
        ProposalId = row.GetString(0),
        Signer = row.GetString(1),
        ProductId = row.GetString(2),
        ProductHash = row.GetString(3),
        MaxPrice = row.Wei(4),
        Price = row.Wei(5),
        Duration = TimeSpan.FromMilliseconds(row.GetInt64(6)),
        SpenderDid = row.TextOrNull(7),
        Computation = row.TextOrNull(8),
        Status = Status(row.GetString(9)),
        OnChainLeaseId = row.TextOrNull(10),
        CreatedAt = row.Instant(11),
        UpdatedAt = row.Instant(12),
        Consents = row.TextOrNull(13),
    };

    private static LeaseStatus Status(string name) => LeaseStatusNames.TryParse(name, out var status)
        ? status
        : throw new StoreException(StoreFailure.Damaged, $"The store holds a lease with the unknown status '{name}'. Restore the data folder from a copy.");

    public static void Insert(Db db, StoredLease lease) => db.Execute(
        """
        INSERT INTO leases (proposal_id, signer, product_id, product_hash, max_price, price, duration_ms, spender_did, computation,
                            status, on_chain_lease_id, created_at, updated_at, expires_at, consents)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14)
        """,
        lease.ProposalId,
        lease.Signer,
        lease.ProductId,
        lease.ProductHash,
        Rows.Wei(lease.MaxPrice),
        Rows.Wei(lease.Price),
        (long)lease.Duration.TotalMilliseconds,
        lease.SpenderDid,
        lease.Computation,
        LeaseStatusNames.Of(lease.Status),
        lease.OnChainLeaseId,
        lease.CreatedAt.ToUnixTimeMilliseconds(),
        lease.UpdatedAt.ToUnixTimeMilliseconds(),
        (lease.CreatedAt + lease.Duration).ToUnixTimeMilliseconds(),
        lease.Consents);
}
