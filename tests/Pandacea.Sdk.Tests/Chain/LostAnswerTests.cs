using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class LostAnswerTests(AnvilFixture chain) : IClassFixture<AnvilFixture>
{
    private const string Send = "eth_sendRawTransaction";

    [Theory]
    [InlineData(Fault.DropAnswer)]
    [InlineData(Fault.CutAnswer)]
    [InlineData(Fault.DropRequest)]
    [Trait("Requirement", "S30")]
    public async Task A_lost_send_is_repeated_and_leases_once(Fault fault)
    {
        await using var front = new FaultyFront(chain.Node.Url);
        var lost = 0;
        front.Decide = (_, body) => body.Contains(Send) && Interlocked.Increment(ref lost) <= 2 ? fault : Fault.None;
        await using var host = ChainHost.For(front.Url, chain.Contract, Fast);
        var spender = await chain.AccountAsync();
        var before = await LeasesAsync();
        var created = await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);

        Assert.True(await host.Leases.ExistsAsync(created.LeaseId, default));
        Assert.Equal(before + 1, await LeasesAsync());
        Assert.Equal(1UL, await chain.Node.NonceAsync(spender.Address));
        Assert.Equal(3, lost);
    }

    [Fact]
    public async Task A_send_whose_answers_are_all_lost_is_unresolved_and_settled_before_the_next()
    {
        await using var front = new FaultyFront(chain.Node.Url);
        front.Decide = (_, body) => body.Contains(Send) ? Fault.DropAnswer : Fault.None;
        await using var host = ChainHost.For(front.Url, chain.Contract, Fast);
        var spender = await chain.AccountAsync();
        var before = await LeasesAsync();
        var unresolved = await Assert.ThrowsAsync<TransactionUnresolvedException>(
            async () => await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default));
        Assert.True(unresolved.MayHaveTakenEffect);
        Assert.Equal(unresolved.TransactionHash, Assert.Single(await host.Get<ITransactionOutbox>().PendingAsync(default)).Hash);

        front.Decide = (_, _) => Fault.None;
        await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        await host.Transactions.FlushAsync(spender.Address, default);
        Assert.Equal(before + 2, await LeasesAsync());
        Assert.Equal(2UL, await chain.Node.NonceAsync(spender.Address));
        Assert.Empty(await host.Get<ITransactionOutbox>().PendingAsync(default));
    }

    [Fact]
    public async Task A_request_that_was_lost_for_good_goes_out_before_the_next_one()
    {
        await using var front = new FaultyFront(chain.Node.Url);
        front.Decide = (_, body) => body.Contains(Send) ? Fault.DropRequest : Fault.None;
        await using var host = ChainHost.For(front.Url, chain.Contract, Fast);
        var spender = await chain.AccountAsync();
        var lost = ChainHost.Request(spender, chain.Owner.Address);
        await Assert.ThrowsAsync<TransactionUnresolvedException>(async () => await host.Leases.CreateAsync(lost, default));
        var alsoNotSent = await Assert.ThrowsAsync<TransactionNotSentException>(
            async () => await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default));
        Assert.False(alsoNotSent.MayHaveTakenEffect);
        Assert.Equal(0UL, await chain.Node.NonceAsync(spender.Address));

        front.Decide = (_, _) => Fault.None;
        await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        Assert.True(await host.Leases.ExistsAsync(LeaseIds.LeaseId(31337, chain.Contract, spender.Address, lost.ProposalId), default));
        Assert.Equal(2UL, await chain.Node.NonceAsync(spender.Address));
    }

    [Fact]
    public async Task A_node_that_refuses_connections_costs_no_nonce()
    {
        var spender = await chain.AccountAsync();
        await using var front = new FaultyFront(chain.Node.Url);
        await using var host = ChainHost.For(front.Url, chain.Contract, Fast);
        await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        await front.DisposeAsync();

        var refusal = await Assert.ThrowsAsync<TransactionNotSentException>(
            async () => await host.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default));
        Assert.False(refusal.MayHaveTakenEffect);
        Assert.Equal("evm", refusal.Dependency);
        Assert.Empty(await host.Get<ITransactionOutbox>().PendingAsync(default));

        await using var later = ChainHost.For(chain.Node.Url, chain.Contract, outbox: host.OutboxPath + ".later");
        await later.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        Assert.Equal(2UL, await chain.Node.NonceAsync(spender.Address));
    }

    [Fact]
    [Trait("Requirement", "S97")]
    public async Task After_a_restart_the_outbox_resolves_what_was_left_open()
    {
        await using var front = new FaultyFront(chain.Node.Url);
        front.Decide = (_, body) => body.Contains(Send) ? Fault.DropRequest : Fault.None;
        var spender = await chain.AccountAsync();
        var lost = ChainHost.Request(spender, chain.Owner.Address);
        string outbox;
        await using (var first = ChainHost.For(front.Url, chain.Contract, Fast))
        {
            outbox = first.OutboxPath;
            await Assert.ThrowsAsync<TransactionUnresolvedException>(async () => await first.Leases.CreateAsync(lost, default));
        }

        await using var second = ChainHost.For(chain.Node.Url, chain.Contract, outbox: outbox);
        await second.Transactions.FlushAsync(account: null, default);
        Assert.True(await second.Leases.ExistsAsync(LeaseIds.LeaseId(31337, chain.Contract, spender.Address, lost.ProposalId), default));
        Assert.Empty(await second.Get<ITransactionOutbox>().PendingAsync(default));
        await second.Leases.CreateAsync(ChainHost.Request(spender, chain.Owner.Address), default);
        Assert.Equal(2UL, await chain.Node.NonceAsync(spender.Address));
    }

    [Fact]
    public async Task An_outage_while_waiting_is_waited_out()
    {
        await using var node = await AnvilNode.StartAsync("--no-mining");
        await using var front = new FaultyFront(node.Url);
        await using var host = ChainHost.For(front.Url, configure: options =>
        {
            Fast(options);
            options.Resilience.CircuitFailThreshold = 3;
            options.Resilience.ProbeInterval = TimeSpan.FromMilliseconds(20);
        });
        var account = EvmAccount.Generate();
        await node.FundAsync(account.Address);
        var sent = await host.Transactions.SendAsync(account, new ContractCall(chain.Owner.Address, [], 21_000) { Value = 5 }, default);

        var circuit = host.Get<Pandacea.Sdk.Resilience.UpstreamPipelineFactory>().GetOrCreate("evm");
        front.Decide = (_, _) => Fault.DropRequest;
        var waiting = host.Transactions.ConfirmAsync(sent, default).AsTask();
        await Eventually.TrueAsync(() => circuit.State == Pandacea.Sdk.Resilience.CircuitState.Open);
        await node.ResultAsync("anvil_mine", "0x1");
        Assert.False(waiting.IsCompleted);

        front.Decide = (_, _) => Fault.None;
        Assert.True((await waiting).Succeeded);
    }

    [Fact]
    public async Task Without_a_receipt_in_time_the_transaction_is_unresolved()
    {
        await using var node = await AnvilNode.StartAsync("--no-mining");
        await using var host = ChainHost.For(node.Url, configure: options => options.Chain.ConfirmationTimeout = TimeSpan.FromMilliseconds(300));
        var account = EvmAccount.Generate();
        await node.FundAsync(account.Address);
        var sent = await host.Transactions.SendAsync(account, new ContractCall(chain.Owner.Address, [], 21_000) { Value = 5 }, default);
        var unresolved = await Assert.ThrowsAsync<TransactionUnresolvedException>(async () => await host.Transactions.ConfirmAsync(sent, default));
        Assert.True(unresolved.MayHaveTakenEffect);
        Assert.Equal(sent.Hash, unresolved.TransactionHash);
        Assert.Equal(sent, Assert.Single(await host.Get<ITransactionOutbox>().PendingAsync(default)));
    }

    private static void Fast(PandaceaOptions options)
    {
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(5);
        options.Resilience.CircuitFailThreshold = 1000;
    }

    private async Task<long> LeasesAsync()
    {
        var count = await chain.Node.ResultAsync("eth_call", new { to = chain.Contract, data = LeaseAgreementAbi.Selectors.LeaseCount }, "latest");
        return Convert.ToInt64(count.GetString(), 16);
    }
}
