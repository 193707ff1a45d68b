using System.Globalization;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class TransactionSenderTests(AnvilFixture chain) : IClassFixture<AnvilFixture>
{
    [Fact]
    [Trait("Requirement", "S30")]
    public async Task Concurrent_creates_of_one_account_get_consecutive_nonces()
    {
        await using var host = ChainHost.For(chain.Node.Url, chain.Contract);
        var spender = await chain.AccountAsync();
        var created = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default).AsTask()));

        var nonces = new List<int>();
        foreach (var lease in created)
        {
            var transaction = await chain.Node.ResultAsync("eth_getTransactionByHash", lease.TransactionHash);
            nonces.Add(int.Parse(transaction.GetProperty("nonce").GetString()!.AsSpan(2), NumberStyles.HexNumber));
        }

        Assert.Equal(Enumerable.Range(0, 20), nonces.Order());
        Assert.Equal(20, created.Select(lease => lease.LeaseId).Distinct().Count());
        Assert.Empty(await host.Get<ITransactionOutbox>().PendingAsync(default));
    }

    [Fact]
    public async Task A_nonce_that_another_program_took_is_replaced_by_the_next()
    {
        await using var host = ChainHost.For(chain.Node.Url, chain.Contract);
        await using var other = ChainHost.For(chain.Node.Url, chain.Contract);
        var spender = await chain.AccountAsync();
        await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        await other.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        Assert.Equal(3UL, await chain.Node.NonceAsync(spender.Address));
    }

    [Fact]
    public async Task What_the_node_refuses_frees_its_nonce()
    {
        await using var host = ChainHost.For(chain.Node.Url, chain.Contract);
        var poor = EvmAccount.Generate();
        var refusal = await Assert.ThrowsAsync<TransactionNotSentException>(
            async () => await host.Leases.CreateAsync(ChainHost.Request(poor, chain.Owner.Address), default));
        Assert.False(refusal.MayHaveTakenEffect);
        Assert.Empty(await host.Get<ITransactionOutbox>().PendingAsync(default));

        await chain.Node.FundAsync(poor.Address);
        await host.Leases.CreateAsync(ChainHost.Request(poor, chain.Owner.Address), default);
        Assert.Equal(1UL, await chain.Node.NonceAsync(poor.Address));
    }

    [Fact]
    public async Task A_lease_costs_one_send_and_a_few_looks_for_its_receipt()
    {
        await using var node = await AnvilNode.StartAsync("--block-time", "0.25");
        var owner = EvmAccount.Generate();
        var contract = await ChainHost.DeployAsync(node, owner);
        await using var front = new FaultyFront(node.Url);
        await using var host = ChainHost.For(front.Url, contract, options => options.Chain.ReceiptPollInterval = TimeSpan.FromMilliseconds(100));
        await host.Leases.CreateAsync(ChainHost.Request(owner, chain.Owner.Address), default);
        var before = front.Requests;
        for (var i = 0; i < 8; i++)
        {
            await host.Leases.CreateAsync(ChainHost.Request(owner, chain.Owner.Address), default);
        }

        Assert.InRange(front.Requests - before, 16, 8 * 5);
    }

    [Fact]
    [Trait("Requirement", "S70")]
    public async Task Transactions_are_counted_by_their_outcome()
    {
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        await using var host = ChainHost.For(chain.Node.Url, chain.Contract);
        var metrics = host.Get<TransactionMetrics>();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counts.AddOrUpdate((string)tags[0].Value!, value, (_, sum) => sum + value));
        listener.EnableMeasurementEvents(metrics.Counter);
        var spender = await chain.AccountAsync();
        var request = ChainHost.Request(spender, chain.Owner.Address);
        await host.Leases.CreateAsync(request, default);
        await Assert.ThrowsAsync<TransactionRevertedException>(async () => await host.Leases.CreateAsync(request, default));
        Assert.Equal((2L, 1L, 1L), (counts["submitted"], counts["confirmed"], counts["failed"]));
    }

    [Fact]
    public async Task A_stuck_transaction_is_replaced_by_one_with_a_higher_fee()
    {
        await using var node = await AnvilNode.StartAsync("--no-mining");
        await using var host = ChainHost.For(node.Url);
        var account = EvmAccount.Generate();
        await node.FundAsync(account.Address);
        var first = await host.Transactions.SendAsync(account, new ContractCall(chain.Owner.Address, [], 21_000) { Value = 5 }, default);
        var second = await host.Transactions.BumpFeeAsync(account, first, default);
        Assert.Equal(first.Nonce, second.Nonce);
        Assert.NotEqual(first.Hash, second.Hash);

        var waiting = host.Transactions.ConfirmAsync(first, default);
        await node.ResultAsync("anvil_mine", "0x1");
        Assert.Equal(second.Hash, (await waiting).TransactionHash);
        Assert.Empty(await host.Get<ITransactionOutbox>().PendingAsync(default));
        await Assert.ThrowsAsync<TransactionNotSentException>(async () => await host.Transactions.BumpFeeAsync(account, second, default));
    }
}
