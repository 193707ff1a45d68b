using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Derives a proposal's status from the events that are kept, so that taking events back is nothing special.</summary>
/// <remarks>Anybody may open a lease that names a proposal. Of those with matching terms the first counts that was not cancelled:
/// who opens one ahead of the proposer and takes it back has changed nothing.</remarks>
internal static class LeaseProjection
{
    public static void Update(Db db, string proposalId, long now)
    {
        var leases = db.All(
            """
            SELECT created.lease_id,
                   (SELECT latest.kind FROM chain_events latest WHERE latest.lease_id = created.lease_id
                    ORDER BY latest.block_number DESC, latest.log_index DESC LIMIT 1),
                   expiry.expires_at
            FROM chain_events created
            LEFT JOIN lease_expiries expiry ON expiry.lease_id = created.lease_id AND expiry.transaction_hash = created.transaction_hash
            WHERE created.proposal_id = @0 AND created.kind = 1 AND created.matches = 1 AND COALESCE(expiry.fits, 1) = 1
            ORDER BY created.block_number, created.log_index
            """,
            row => (Id: row.GetString(0), Last: (ChainEventKind)row.GetInt32(1), ExpiresAt: row.IsDBNull(2) ? (long?)null : row.GetInt64(2)),
            proposalId);
        var counting = leases.FirstOrDefault(lease => lease.Last != ChainEventKind.Cancelled, leases.FirstOrDefault());
        var status = LeaseStatusNames.Of(counting.Id is null ? LeaseStatus.PendingApproval : Status(counting.Last));
        db.Execute(
            """
            UPDATE leases SET on_chain_lease_id = @1, updated_at = @3, expires_at = COALESCE(@4, created_at + duration_ms),
                status = CASE WHEN @2 IN ('pending_approval', 'approved') AND COALESCE(@4, created_at + duration_ms) <= @3 THEN 'expired' ELSE @2 END
            WHERE proposal_id = @0 AND status <> 'rejected'
            """,
            proposalId,
            counting.Id,
            status,
            now,
            counting.ExpiresAt);
    }

    private static LeaseStatus Status(ChainEventKind last) => last switch
    {
        ChainEventKind.Created => LeaseStatus.PendingApproval,
        ChainEventKind.Approved => LeaseStatus.Approved,
        ChainEventKind.Executed => LeaseStatus.Executed,
        ChainEventKind.Finalized => LeaseStatus.Finalized,
        ChainEventKind.Disputed => LeaseStatus.Disputed,
        ChainEventKind.Resolved => LeaseStatus.Resolved,
        _ => LeaseStatus.Cancelled,
    };
}
