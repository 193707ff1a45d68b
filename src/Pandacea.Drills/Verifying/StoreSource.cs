using Microsoft.Data.Sqlite;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Proposals, read from the agent's store by its audit views, past the agent.</summary>
/// <param name="path">The store's file; null where it cannot be reached from here.</param>
/// <param name="signers">Whose proposals.</param>
public sealed class StoreSource(string? path, IReadOnlySet<string> signers)
{
    private const string Query = "SELECT proposal_id, signer, product_id, max_price, status, on_chain_lease_id FROM audit_leases";

    /// <summary>Every proposal of the signers; throws <see cref="VerificationException"/> where the store cannot be read.</summary>
    public async Task<IReadOnlyList<ProposalFound>> ProposalsAsync(CancellationToken cancellationToken)
    {
        if (path is null)
        {
            throw new VerificationException("the agent's store is on another machine");
        }

        try
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                return await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SqliteException e)
        {
            throw new VerificationException($"the agent's store {path} cannot be read: {e.Message}", e);
        }
    }

    private async Task<IReadOnlyList<ProposalFound>> ReadAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var found = new List<ProposalFound>();
        using var command = connection.CreateCommand();
        command.CommandText = Query;
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (signers.Contains(rows.GetString(1)))
            {
                found.Add(new ProposalFound
                {
                    ProposalId = rows.GetString(0),
                    Terms = new ProposalTerms(rows.GetString(1), rows.GetString(2), rows.GetString(3)),
                    Status = rows.GetString(4),
                    OnChainLeaseId = rows.IsDBNull(5) ? null : rows.GetString(5),
                });
            }
        }

        return found;
    }
}
