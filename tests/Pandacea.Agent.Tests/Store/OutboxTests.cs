using Pandacea.Agent.Store;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Tests.Store;

public sealed class OutboxTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    private IOutboxStore Outbox => _temp.Store.Outbox;

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task What_is_pending_survives_a_restart_in_its_order()
    {
        SignedTransaction[] all = [Signed(2), Signed(0), Signed(1)];
        foreach (var transaction in all)
        {
            await Outbox.AddAsync(transaction, default);
        }

        await Outbox.ResolveAsync(all[1].Hash, TransactionFate.Abandoned, default);
        await _temp.ReopenAsync();
        Assert.Equal([all[0], all[2]], await Outbox.PendingAsync(default));
    }

    [Fact]
    public async Task What_is_on_chain_is_kept_for_a_node_that_forgets()
    {
        TransactionFate?[] fates = [TransactionFate.Confirmed, TransactionFate.Superseded, TransactionFate.Abandoned, TransactionFate.Confirmed, null];
        for (var nonce = 0; nonce < fates.Length; nonce++)
        {
            await Outbox.AddAsync(Signed(nonce), default);
            if (fates[nonce] is { } fate)
            {
                await Outbox.ResolveAsync(Signed(nonce).Hash, fate, default);
            }
        }

        Assert.Equal([Signed(0), Signed(3), Signed(4)], await Outbox.SentSinceAsync("0xaa", 0, default));
        Assert.Equal([Signed(3), Signed(4)], await Outbox.SentSinceAsync("0xaa", 1, default));
        Assert.Empty(await Outbox.SentSinceAsync("0xbb", 0, default));
        _temp.Time.Advance(TimeSpan.FromDays(8));
        await _temp.Store.TidyAsync(default);
        Assert.Equal([Signed(4)], await Outbox.SentSinceAsync("0xaa", 0, default));
    }

    [Fact]
    public async Task Another_chain_gets_none_of_it()
    {
        await Outbox.AddAsync(Signed(0), default);
        await _temp.Store.Chain.StartAsync(new ChainIdentity("0xother", "0xc1", "0xea"), default);
        Assert.Empty(await Outbox.PendingAsync(default));
        Assert.Empty(await Outbox.SentSinceAsync("0xaa", 0, default));
    }

    [Fact]
    public async Task A_store_that_fails_is_an_outbox_that_fails()
    {
        await _temp.Store.DisposeAsync();
        var failure = await Assert.ThrowsAsync<OutboxException>(async () => await Outbox.AddAsync(Signed(0), default));
        Assert.Equal(StoreFailure.Closed, Assert.IsType<StoreException>(failure.InnerException).Failure);
    }

    private static SignedTransaction Signed(int nonce) => new("0xaa", 31337, (ulong)nonce, "0xhash" + nonce, "0xraw" + nonce);
}
