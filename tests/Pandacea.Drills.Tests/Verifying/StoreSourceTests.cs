using Microsoft.Data.Sqlite;
using Pandacea.Drills.Verifying;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Verifying;

/// <summary>Reads a real SQLite file by the view that the agent offers to verifiers.</summary>
public sealed class StoreSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-store-source-").FullName;

    private string File => Path.Combine(_folder, "agent.db");

    [Fact]
    public async Task Gives_the_proposals_of_the_runs_signers_and_of_nobody_else()
    {
        Execute("CREATE TABLE leases (proposal_id TEXT, signer TEXT, product_id TEXT, max_price TEXT, product_hash TEXT, duration_ms INTEGER, status TEXT, on_chain_lease_id TEXT, price TEXT, created_at INTEGER, expires_at INTEGER);"
            + "CREATE VIEW audit_leases AS SELECT * FROM leases;"
            + "INSERT INTO leases VALUES ('0xp1', 'alice', 'weather', '1000', '0xw', 60000, 'approved', '0xl1', '900', 5, 60006), ('0xp2', 'alice', 'weather', '1001', '0xw', 60000, 'pending_approval', NULL, '901', 7, 60007), ('0xp3', 'eve', 'weather', '1', '0xw', 1, 'approved', '0xl3', '1', 1, 1);");

        var found = await new StoreSource(File, new HashSet<string> { "alice" }).ProposalsAsync(CancellationToken.None);

        Assert.Equal(
            [
                new ProposalFound
                {
                    ProposalId = "0xp1", Status = "approved", OnChainLeaseId = "0xl1", PriceWei = "900", CreatedAt = 5, ExpiresAt = 60006, Terms = new ProposalTerms("alice", "weather", "1000", "0xw", 60000),
                },
                new ProposalFound
                {
                    ProposalId = "0xp2", Status = "pending_approval", PriceWei = "901", CreatedAt = 7, ExpiresAt = 60007, Terms = new ProposalTerms("alice", "weather", "1001", "0xw", 60000),
                },
            ],
            found);
    }

    [Fact]
    public async Task Gives_the_keys_of_the_runs_signers_with_what_is_answered_under_them()
    {
        Execute("CREATE TABLE audit_leases (proposal_id TEXT, signer TEXT, product_id TEXT, max_price TEXT, product_hash TEXT, duration_ms INTEGER, status TEXT, on_chain_lease_id TEXT, price TEXT, created_at INTEGER, expires_at INTEGER);"
            + "CREATE TABLE audit_idempotency (signer TEXT, route TEXT, idempotency_key TEXT, body_hash TEXT, resource_id TEXT, answer_status INTEGER, answer_body TEXT, created_at INTEGER);"
            + "INSERT INTO audit_leases VALUES ('0xp1', 'alice', 'weather', '1000', '0xw', 60000, 'approved', '0xl1', '900', 5, 60006);"
            + "INSERT INTO audit_idempotency VALUES"
            + " ('alice', 'POST /api/v1/leases', 'k1', 'b1', '0xp1', 202, '{\"status\":\"pending_approval\",\"leaseProposalId\":\"0xp1\",\"proposedPrice\":\"900\"}', 5),"
            + " ('alice', 'POST /api/v1/leases', 'k2', 'b2', NULL, 403, '{\"error\":{}}', 5), ('alice', 'POST /api/v1/leases', 'k3', 'b3', NULL, NULL, NULL, 5),"
            + " ('alice', 'POST /api/v1/leases', 'k4', 'b4', NULL, 202, 'no JSON', 5), ('alice', 'POST /api/v1/leases', 'k5', 'b5', NULL, 202, '[1]', 5),"
            + " ('alice', 'POST /api/v1/leases', 'k6', 'b6', NULL, 202, '{\"leaseProposalId\":\"0x1\",\"leaseProposalId\":\"0x2\"}', 5), ('alice', 'POST /api/v1/leases', 'k7', 'b7', NULL, 202, '{\"leaseProposalId\":7}', 5),"
            + " ('eve', 'POST /api/v1/leases', 'k1', 'b1', '0xp1', 202, '{}', 5), ('alice', 'POST /api/v1/train', 'k8', 'b8', 'j1', 202, '{}', 5);");

        var found = await new StoreSource(File, new HashSet<string> { "alice" }).ReadAsync(CancellationToken.None);

        Assert.Equal("0xp1", Assert.IsType<ProposalFound>(found[0]).ProposalId);
        KeyFound Key(int number, int? status) => new() { Signer = "alice", Key = $"k{number}", BodySha256 = $"b{number}", AnswerStatus = status };
        Assert.Equal(
            [Key(1, 202) with { ProposalId = "0xp1", ProposalStatus = "pending_approval", PriceWei = "900" }, Key(2, 403), Key(3, null), Key(4, 202), Key(5, 202), Key(6, 202), Key(7, 202)],
            found.Skip(1));
    }

    [Fact]
    public async Task A_store_without_the_view_cannot_be_read()
    {
        Execute("CREATE TABLE leases (proposal_id TEXT)");

        var refusal = await Assert.ThrowsAsync<VerificationException>(() => new StoreSource(File, new HashSet<string>()).ProposalsAsync(CancellationToken.None));
        Assert.Contains("audit_leases", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_not_made()
    {
        await Assert.ThrowsAsync<VerificationException>(() => new StoreSource(File, new HashSet<string>()).ProposalsAsync(CancellationToken.None));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task A_store_on_another_machine_is_said_to_be_there() =>
        Assert.Contains("another machine", (await Assert.ThrowsAsync<VerificationException>(() => new StoreSource(null, new HashSet<string>()).ProposalsAsync(CancellationToken.None))).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
