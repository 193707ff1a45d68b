namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Events of the chain as rows. Only leases that name this agent as their earner are kept.</summary>
internal static class EventRows
{
    /// <returns>The proposal that the event concerns; null if it concerns none of this agent's.</returns>
    public static string? Keep(Db db, ChainEvent happened, ChainIdentity identity)
    {
        var proposal = happened.Terms is { } terms
            ? terms.Earner == identity.Earner ? terms.ProposalId : null
            : ProposalOf(db, happened.LeaseId);
        if (proposal is not null)
        {
            Insert(db, happened, proposal);
        }

        return proposal;
    }

    public static List<string> TouchedAfter(Db db, long block) => db.All(
        "SELECT DISTINCT proposal_id FROM chain_events WHERE block_number > @0", row => row.GetString(0), block);

    /// <summary>Keeps it with the transaction, which says the same if a fork takes it away and brings it again.</summary>
    /// <returns>The proposal that it concerns.</returns>
    public static List<string> KeepExpiry(Db db, string leaseId, DateTimeOffset expiresAt, bool fits)
    {
        db.Execute(
            """
            INSERT INTO lease_expiries (lease_id, transaction_hash, expires_at, fits)
            SELECT lease_id, transaction_hash, @1, @2 FROM chain_events WHERE lease_id = @0 AND kind = 1
            ON CONFLICT (lease_id, transaction_hash) DO NOTHING
            """,
            leaseId,
            expiresAt.ToUnixTimeMilliseconds(),
            fits ? 1 : 0);
        return db.All("SELECT DISTINCT proposal_id FROM chain_events WHERE lease_id = @0 AND kind = 1", row => row.GetString(0), leaseId);
    }

    private static string? ProposalOf(Db db, string leaseId) => db.First(
        "SELECT proposal_id FROM chain_events WHERE lease_id = @0 AND kind = 1", row => row.GetString(0), leaseId);

    private static void Insert(Db db, ChainEvent happened, string proposal) => db.Execute(
        """
        INSERT INTO chain_events (block_number, log_index, block_hash, transaction_hash, kind, lease_id, proposal_id, spender, price, matches)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9)
        ON CONFLICT (block_number, log_index) DO NOTHING
        """,
        happened.Block,
        happened.LogIndex,
        happened.BlockHash,
        happened.TransactionHash,
        (int)happened.Kind,
        happened.LeaseId,
        proposal,
        happened.Terms?.Spender,
        happened.Terms is { } terms ? Rows.Wei(terms.Price) : null,
        happened.Terms is { } offered && Matches(db, offered) ? 1 : 0);

    private static bool Matches(Db db, LeaseTerms terms) =>
        LeaseRows.Find(db, terms.ProposalId) is { } lease && lease.ProductHash == terms.ProductHash && terms.Price >= lease.Price;
}
