using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class ReorganisationTests : IAsyncLifetime
{
    private readonly EvmAccount _account = EvmAccount.Generate();
    private AnvilNode _node = null!;
    private ChainHost _host = null!;

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync("--no-mining");
        await _node.FundAsync(_account.Address);
        _host = ChainHost.For(_node.Url, configure: options => options.Chain.Confirmations = 3);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task A_transaction_that_a_reorganisation_drops_is_sent_again_and_counts_only_when_deep()
    {
        var sent = await _host.Transactions.SendAsync(_account, Payment(), default);
        await MineAsync(2);
        var waiting = _host.Transactions.ConfirmAsync(sent, default).AsTask();
        Assert.NotNull(await BlockOfAsync(sent));

        await _node.ResultAsync("anvil_reorg", 2, Array.Empty<object>());
        Assert.Null(await BlockOfAsync(sent));
        await Eventually.TrueAsync(() => PoolAsync().GetAwaiter().GetResult() > 0);
        Assert.False(waiting.IsCompleted);

        await MineAsync(1);
        var block = await BlockOfAsync(sent);
        Assert.False(waiting.IsCompleted);
        await MineAsync(2);
        Assert.Equal(block, (await waiting).BlockHash);
    }

    [Fact]
    public async Task A_chain_that_forgot_earlier_transactions_gets_them_back_in_front_of_the_next()
    {
        var first = await _host.Transactions.SendAsync(_account, Payment(), default);
        var second = await _host.Transactions.SendAsync(_account, Payment(), default);
        var both = Task.WhenAll(
            _host.Transactions.ConfirmAsync(first, default).AsTask(), _host.Transactions.ConfirmAsync(second, default).AsTask());
        await MineAsync(3);
        await both;

        await _node.ResultAsync("anvil_reorg", 3, Array.Empty<object>());
        Assert.Equal(0UL, await _node.NonceAsync(_account.Address));
        var third = await _host.Transactions.SendAsync(_account, Payment(), default);
        var waiting = _host.Transactions.ConfirmAsync(third, default).AsTask();
        await Eventually.TrueAsync(() => PoolAsync().GetAwaiter().GetResult() == 3);
        await MineAsync(3);
        Assert.True((await waiting).Succeeded);
        Assert.NotNull(await BlockOfAsync(first));
        Assert.NotNull(await BlockOfAsync(second));
    }

    private static ContractCall Payment() => new("0x00000000000000000000000000000000000000aa", [], 21_000) { Value = 5 };

    private Task MineAsync(int blocks) => _node.ResultAsync("anvil_mine", "0x" + blocks.ToString("x"));

    private async Task<string?> BlockOfAsync(SignedTransaction transaction)
    {
        var receipt = await _node.ResultAsync("eth_getTransactionReceipt", transaction.Hash);
        return receipt.ValueKind == System.Text.Json.JsonValueKind.Null ? null : receipt.GetProperty("blockHash").GetString();
    }

    /// <summary>Transactions in the pool that could be mined now.</summary>
    private async Task<int> PoolAsync() => Convert.ToInt32((await _node.ResultAsync("txpool_status")).GetProperty("pending").GetString(), 16);
}
