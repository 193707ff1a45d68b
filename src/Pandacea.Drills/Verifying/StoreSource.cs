using Microsoft.Data.Sqlite;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Proposals, read from the agent's store by its audit views, past the agent.</summary>
/// <param name="path">The store's file; null where it cannot be reached from here.</param>
/// <param name="signers">Whose proposals.</param>
public sealed class StoreSource(string? path, IReadOnlySet<string> signers)
{
    private const string Query = "SELECT proposal_id, signer, product_id, max_price, product_hash, duration_ms, status, on_chain_lease_id, price, created_at, expires_at FROM audit_leases";

    /// <summary>Every proposal of the signers; throws <see cref="VerificationException"/> where the store cannot be read.</summary>
    public async Task<IReadOnlyList<ProposalFound>> ProposalsAsync(CancellationToken cancellationToken) =>
        (await StoreReading.ReadAsync(path, store => store.RowsAsync(Query, Read, cancellationToken), cancellationToken).ConfigureAwait(false))
            .FindAll(proposal => signers.Contains(proposal.Terms.Signer));

    private static ProposalFound Read(SqliteDataReader row) => new()
    {
        ProposalId = row.GetString(0),
        Terms = new ProposalTerms(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5)),
        Status = row.GetString(6),
        OnChainLeaseId = row.IsDBNull(7) ? null : row.GetString(7),
        PriceWei = row.GetString(8),
        CreatedAt = row.GetInt64(9),
        ExpiresAt = row.GetInt64(10),
    };
}
