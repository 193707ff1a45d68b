using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

public sealed class LargeStoreTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    [Trait("Requirement", "S97")]
    public async Task A_store_with_many_leases_opens_and_counts_only_as_far_as_it_is_asked()
    {
        await _temp.Store.DisposeAsync();
        FullStore.Fill(_temp.File, 4_000);
        _temp.Open();
        await _temp.Store.CheckAsync(default);
        Assert.Equal(500, await _temp.Store.Leases.CountPaidAsync("weather/berlin", 500, default));
        Assert.Empty(await _temp.Store.Chain.AwaitingApprovalAsync(10, default));
    }

    [Theory]
    [InlineData("SELECT * FROM leases WHERE on_chain_lease_id = 'x'")]
    [InlineData("SELECT 1 FROM leases WHERE product_id = 'x' AND on_chain_lease_id IS NOT NULL AND status IN ('pending_approval', 'approved') LIMIT 5")]
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
}
