using Microsoft.Data.Sqlite;
using Pandacea.Protocol.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Proposals and their idempotency keys, read from the agent's store by its audit views, past the agent.</summary>
/// <param name="path">The store's file; null where it cannot be reached from here.</param>
/// <param name="signers">Whose proposals.</param>
public sealed class StoreSource(string? path, IReadOnlySet<string> signers)
{
    private const string Proposals = "SELECT proposal_id, signer, product_id, max_price, product_hash, duration_ms, status, on_chain_lease_id, price, created_at, expires_at FROM audit_leases";
    private const string Keys = $"SELECT signer, idempotency_key, body_hash, answer_status, answer_body FROM audit_idempotency WHERE route = 'POST {AgentRoutes.Leases}'";

    /// <summary>Every proposal of the signers; throws <see cref="VerificationException"/> where the store cannot be read.</summary>
    public async Task<IReadOnlyList<ProposalFound>> ProposalsAsync(CancellationToken cancellationToken) =>
        await StoreReading.ReadAsync(path, store => ProposalsAsync(store, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>The same, then every key of theirs; throws <see cref="VerificationException"/> where the store cannot be read.</summary>
    public Task<IReadOnlyList<JournalRecord>> ReadAsync(CancellationToken cancellationToken) => StoreReading.ReadAsync<IReadOnlyList<JournalRecord>>(
        path,
        async store =>
        [
            .. await ProposalsAsync(store, cancellationToken).ConfigureAwait(false),
            .. (await store.RowsAsync(Keys, Key, cancellationToken).ConfigureAwait(false)).Where(key => signers.Contains(key.Signer)),
        ],
        cancellationToken);

    private async Task<List<ProposalFound>> ProposalsAsync(SqliteConnection store, CancellationToken cancellationToken) =>
        (await store.RowsAsync(Proposals, Proposal, cancellationToken).ConfigureAwait(false)).FindAll(proposal => signers.Contains(proposal.Terms.Signer));

    private static ProposalFound Proposal(SqliteDataReader row) => new()
    {
        ProposalId = row.GetString(0),
        Terms = new ProposalTerms(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5)),
        Status = row.GetString(6),
        OnChainLeaseId = row.IsDBNull(7) ? null : row.GetString(7),
        PriceWei = row.GetString(8),
        CreatedAt = row.GetInt64(9),
        ExpiresAt = row.GetInt64(10),
    };

    private static KeyFound Key(SqliteDataReader row)
    {
        var answer = row.IsDBNull(4) ? new() : AnswerReading.Of(row.GetString(4));
        return new KeyFound
        {
            Signer = row.GetString(0),
            Key = row.GetString(1),
            BodySha256 = row.GetString(2),
            AnswerStatus = row.IsDBNull(3) ? null : row.GetInt32(3),
            ProposalId = answer.ProposalId,
            ProposalStatus = answer.Status,
            PriceWei = answer.PriceWei,
        };
    }
}
