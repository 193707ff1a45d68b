using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

public sealed class LargeStoreTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    [Trait("Requirement", "S97")]
    public async Task A_hundred_thousand_leases_do_not_make_opening_slow()
    {
        await _temp.ProposedAsync();
        await _temp.Store.DisposeAsync();
        Fill();
        var began = TimeProvider.System.GetTimestamp();
        _temp.Open();
        await _temp.Store.CheckAsync(default);
        Assert.Equal(1001, await _temp.Store.Leases.CountOpenAsync("weather/berlin", 1001, default));
        Assert.Empty(await _temp.Store.Chain.AwaitingApprovalAsync(10, default));
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("SELECT * FROM leases WHERE on_chain_lease_id = 'x'")]
    [InlineData("SELECT 1 FROM leases WHERE product_id = 'x' AND status IN ('pending_approval', 'approved') LIMIT 5")]
    [InlineData("SELECT * FROM leases WHERE status = 'pending_approval' AND on_chain_lease_id IS NOT NULL AND expires_at > 1 ORDER BY created_at LIMIT 5")]
    [InlineData("SELECT proposal_id FROM leases WHERE status IN ('pending_approval', 'approved') AND expires_at <= 1 LIMIT 5")]
    [InlineData("SELECT * FROM idempotency WHERE created_at <= 1 LIMIT 5")]
    [InlineData("SELECT hash FROM outbox WHERE fate = 'pending' ORDER BY ordinal")]
    [InlineData("SELECT * FROM chain_events WHERE proposal_id = 'x' AND kind = 1 ORDER BY block_number, log_index")]
    [InlineData("SELECT * FROM jobs WHERE state = 'running' AND lease_until <= 1 ORDER BY lease_until LIMIT 5")]
    [InlineData("SELECT * FROM jobs WHERE state = 'waiting' AND next_at <= 1 ORDER BY next_at LIMIT 5")]
    [InlineData("SELECT 1 FROM jobs WHERE signer = 'x' AND state IN ('queued', 'waiting', 'running') LIMIT 5")]
    [InlineData("SELECT * FROM jobs WHERE job_id = 'x'")]
    [InlineData("SELECT * FROM consents AS latest WHERE product_id = 'x' AND ordinal = (SELECT MAX(ordinal) FROM consents WHERE product_id = 'x' AND subject_id = latest.subject_id)")]
    [InlineData("SELECT kind FROM chain_events WHERE lease_id = 'x' ORDER BY block_number DESC, log_index DESC LIMIT 1")]
    public void Every_question_has_an_index(string sql) =>
        Assert.DoesNotContain(_temp.Rows("EXPLAIN QUERY PLAN " + sql), step => step.Contains("|SCAN"));

    private void Fill()
    {
        using var connection = new SqliteConnection($"Data Source={_temp.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO leases SELECT 'lease-' || i, signer, product_id, product_hash, max_price, price, duration_ms, NULL, NULL,
                CASE WHEN i % 2 = 0 THEN 'pending_approval' ELSE 'finalized' END, NULL, created_at, updated_at, expires_at, NULL
            FROM n, (SELECT * FROM leases LIMIT 1)
            """;
        command.ExecuteNonQuery();
    }
}
