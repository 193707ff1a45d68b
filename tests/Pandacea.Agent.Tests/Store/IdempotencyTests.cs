using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

public sealed class IdempotencyTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    private IIdempotencyStore Keys => _temp.Store.Idempotency;

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task A_claimed_key_is_in_progress_until_its_answer_is_kept()
    {
        Assert.Equal(KeyState.Fresh, (await Keys.BeginAsync(TempStore.Key(), default)).State);
        Assert.Equal(KeyState.InProgress, (await Keys.BeginAsync(TempStore.Key(), default)).State);
        Assert.Equal(KeyState.Conflict, (await Keys.BeginAsync(TempStore.Key(body: "other"), default)).State);
        Assert.Equal(KeyState.Fresh, (await Keys.CompleteAsync(TempStore.Key(), TempStore.Answer, default)).State);
        Assert.Equal(new KeyOutcome(KeyState.Answered, TempStore.Answer), await Keys.BeginAsync(TempStore.Key(), default));
        Assert.Equal(new KeyOutcome(KeyState.Answered, TempStore.Answer), await Keys.CompleteAsync(TempStore.Key(), new StoredAnswer(200, "x"), default));
    }

    [Fact]
    public async Task A_claim_that_a_crash_left_behind_is_taken_over_but_its_body_still_counts()
    {
        await Keys.BeginAsync(TempStore.Key(), default);
        await _temp.ReopenAsync();
        Assert.Equal(KeyState.Conflict, (await Keys.BeginAsync(TempStore.Key(body: "other"), default)).State);
        Assert.Equal(KeyState.Fresh, (await Keys.BeginAsync(TempStore.Key(), default)).State);
        Assert.Equal(KeyState.InProgress, (await Keys.BeginAsync(TempStore.Key(), default)).State);
    }

    [Fact]
    public async Task A_released_key_is_open_for_another_try_and_an_answer_cannot_be_released()
    {
        await Keys.BeginAsync(TempStore.Key(), default);
        await Keys.ReleaseAsync(TempStore.Key(), default);
        Assert.Equal(KeyState.Fresh, (await Keys.BeginAsync(TempStore.Key(), default)).State);
        await Keys.CompleteAsync(TempStore.Key(), TempStore.Answer, default);
        await Keys.ReleaseAsync(TempStore.Key(), default);
        Assert.Equal(KeyState.Answered, (await Keys.LookAsync(TempStore.Key(), default)).State);
    }

    [Fact]
    public async Task Keys_belong_to_their_signer_and_route()
    {
        await Keys.CompleteAsync(TempStore.Key(), TempStore.Answer, default);
        Assert.Equal(KeyState.Fresh, (await Keys.LookAsync(TempStore.Key() with { Signer = "peer-2" }, default)).State);
        Assert.Equal(KeyState.Fresh, (await Keys.LookAsync(TempStore.Key() with { Route = "POST /api/v1/train" }, default)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_is_kept_for_seven_days(bool tidied)
    {
        await Keys.CompleteAsync(TempStore.Key(), TempStore.Answer, default);
        _temp.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMilliseconds(1));
        await _temp.Store.TidyAsync(default);
        Assert.Equal(KeyState.Answered, (await Keys.LookAsync(TempStore.Key(), default)).State);
        _temp.Time.Advance(TimeSpan.FromMilliseconds(1));
        if (tidied)
        {
            await _temp.Store.TidyAsync(default);
            Assert.Empty(_temp.Rows("SELECT idempotency_key FROM audit_idempotency"));
        }

        Assert.Equal(KeyState.Fresh, (await Keys.BeginAsync(TempStore.Key(body: "other"), default)).State);
    }
}
