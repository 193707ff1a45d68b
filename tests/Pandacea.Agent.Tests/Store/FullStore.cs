using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Tests.Store;

/// <summary>Fills a store that has its tables with what an agent has after many leases: half of them proposed only, a quarter paid and approved, each with its answer and its events on chain.</summary>
internal static class FullStore
{
    public static void Fill(string file, int leases)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA synchronous=OFF;
            BEGIN;
            CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @leases) SELECT i, printf('0x%064x', i) AS id FROM n;
            INSERT INTO leases (proposal_id, signer, product_id, product_hash, max_price, price, duration_ms, status, on_chain_lease_id, created_at, updated_at, expires_at)
                SELECT id, 'peer-' || (i % 1000), 'weather/berlin', printf('0x%064x', 7), '2000000000000000', '1000000000000000', 86400000,
                    CASE WHEN i % 2 = 0 THEN 'pending_approval' WHEN i % 4 = 1 THEN 'approved' ELSE 'finalized' END, CASE WHEN i % 2 = 0 THEN NULL ELSE printf('0x%064x', i + 1000000) END,
                    @now, @now, @now + 86400000 FROM n;
            INSERT INTO idempotency (signer, route, idempotency_key, body_hash, resource_id, answer_status, answer_body, created_at)
                SELECT 'peer-' || (i % 1000), 'POST /api/v1/leases', printf('%032x', i), printf('%064x', i), id, 202,
                    '{"status":"pending_approval","leaseProposalId":"' || id || '","proposedPrice":"1000000000000000"}', @now FROM n;
            INSERT INTO chain_events (block_number, log_index, block_hash, transaction_hash, kind, lease_id, proposal_id, spender, price, matches)
                SELECT i * 4 + kind, 0, printf('0x%064x', i * 4 + kind), printf('0x%064x', i * 4 + kind), kind, printf('0x%064x', i + 1000000), id, printf('0x%040x', i), '1000000000000000', 1
                FROM n, (SELECT 1 AS kind UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) WHERE i % 2 = 1;
            COMMIT;
            """;
        command.Parameters.AddWithValue("@leases", leases);
        command.Parameters.AddWithValue("@now", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        command.ExecuteNonQuery();
    }
}
