using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

public sealed class DisputeTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task A_dispute_that_a_crash_interrupted_is_found_again_by_its_retry_and_answered_once()
    {
        var first = Dispute("d1");
        Assert.Equal(KeyState.Fresh, (await _temp.Store.Disputes.BeginAsync(first, TempStore.Key(), default)).State);
        await _temp.ReopenAsync();
        Assert.Equal(KeyState.Fresh, (await _temp.Store.Disputes.BeginAsync(Dispute("d2"), TempStore.Key(), default)).State);
        Assert.Equal(first, await _temp.Store.Disputes.FindAsync("0xL1", default));

        await _temp.Store.Disputes.CompleteAsync("d1", "raised", TempStore.Key(), new StoredAnswer(201, "{}"), default);
        Assert.Equal("raised", (await _temp.Store.Disputes.FindAsync("0xL1", default))!.Status);
        var again = await _temp.Store.Disputes.BeginAsync(Dispute("d3"), TempStore.Key(), default);
        Assert.Equal(new KeyOutcome(KeyState.Answered, new StoredAnswer(201, "{}")), again);
        Assert.Equal(["d1"], _temp.Rows("SELECT resource_id FROM audit_idempotency"));
        Assert.Null(await _temp.Store.Disputes.FindAsync("0xL2", default));
    }

    private StoredDispute Dispute(string id) => new(
        id, TempStore.Id(1), "0xL1", "peer-1", "the data was wrong", "0xraw", "0xtx", "submitted", _temp.Time.GetUtcNow());
}
