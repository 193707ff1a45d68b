using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class LeaseClientTests(AnvilFixture chain) : IClassFixture<AnvilFixture>, IAsyncLifetime
{
    private readonly ChainHost _host = ChainHost.For(chain.Node.Url, chain.Contract);
    private EvmAccount _spender = null!;
    private EvmAccount _earner = null!;

    public async Task InitializeAsync() => (_spender, _earner) = (await chain.AccountAsync(), await chain.AccountAsync());

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_created_lease_is_on_chain_as_asked_for()
    {
        var request = ChainHost.Request(_spender, _earner.Address);
        var created = await _host.Leases.CreateAsync(request, default);
        var lease = await _host.Leases.GetAsync(created.LeaseId, default);

        Assert.Equal(LeaseIds.LeaseId(31337, chain.Contract, _spender.Address, request.ProposalId), created.LeaseId);
        Assert.True(await _host.Leases.ExistsAsync(created.LeaseId, default));
        Assert.Equal(
            (LeaseState.Created, _spender.Address, _earner.Address, request.ProductId, request.ProposalId, request.Price, request.ExpiresAt, 0UL),
            (lease.State, lease.Spender, lease.Earner, lease.ProductId, lease.ProposalId, lease.Price, lease.ExpiresAt, lease.ExecutedAt));
        var receipt = await chain.Node.ResultAsync("eth_getTransactionReceipt", created.TransactionHash);
        Assert.Equal(created.BlockNumber, Convert.ToUInt64(receipt.GetProperty("blockNumber").GetString(), 16));
    }

    [Fact]
    public async Task The_whole_way_to_the_payout_works()
    {
        var created = await _host.Leases.CreateAsync(ChainHost.Request(_spender, _earner.Address), default);
        await _host.Leases.ApproveAsync(_earner, created.LeaseId, default);
        await _host.Leases.ExecuteAsync(_earner, created.LeaseId, default);
        await chain.Node.ResultAsync("evm_increaseTime", 3601);
        await _host.Leases.FinalizeAsync(_spender, created.LeaseId, default);
        var receipt = await _host.Leases.WithdrawAsync(_earner, default);

        Assert.Equal(LeaseAgreementAbi.Topics.Withdrawn, Assert.Single(receipt.Logs).Topics[0]);
        Assert.Equal(LeaseState.Finalized, (await _host.Leases.GetAsync(created.LeaseId, default)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dispute_is_raised_with_the_right_stake_and_resolved(bool valid)
    {
        var created = await _host.Leases.CreateAsync(ChainHost.Request(_spender, _earner.Address), default);
        await _host.Leases.RaiseDisputeAsync(_spender, created.LeaseId, "the data was " + new string('x', 2000), default);
        await _host.Leases.ResolveDisputeAsync(chain.Owner, created.LeaseId, valid, default);

        await _host.Leases.WithdrawAsync(valid ? _spender : _earner, default);
        var refusal = await Assert.ThrowsAsync<TransactionRevertedException>(
            async () => await _host.Leases.WithdrawAsync(valid ? _earner : _spender, default));
        Assert.Equal("NothingToWithdraw", refusal.ErrorName);
        Assert.Equal(LeaseState.Resolved, (await _host.Leases.GetAsync(created.LeaseId, default)).State);
    }

    [Fact]
    public async Task A_cancelled_lease_is_refunded()
    {
        var created = await _host.Leases.CreateAsync(ChainHost.Request(_spender, _earner.Address), default);
        await _host.Leases.CancelAsync(_spender, created.LeaseId, default);
        await _host.Leases.WithdrawAsync(_spender, default);
        Assert.Equal(LeaseState.Cancelled, (await _host.Leases.GetAsync(created.LeaseId, default)).State);
    }

    [Fact]
    public async Task A_revert_names_its_reason_and_says_that_nothing_happened()
    {
        var request = ChainHost.Request(_spender, _earner.Address) with { Price = 1 };
        var refusal = await Assert.ThrowsAsync<TransactionRevertedException>(async () => await _host.Leases.CreateAsync(request, default));
        Assert.Equal("PriceTooLow(1, 1000000000000000)", refusal.Reason);
        Assert.False(refusal.MayHaveTakenEffect);
        Assert.NotNull(refusal.TransactionHash);
    }

    [Fact]
    public async Task The_same_proposal_with_a_new_nonce_reverts()
    {
        var request = ChainHost.Request(_spender, _earner.Address);
        var created = await _host.Leases.CreateAsync(request, default);
        var refusal = await Assert.ThrowsAsync<TransactionRevertedException>(async () => await _host.Leases.CreateAsync(request, default));
        Assert.Equal("ProposalUsed", refusal.ErrorName);
        Assert.Equal(LeaseState.Created, (await _host.Leases.GetAsync(created.LeaseId, default)).State);
        Assert.Equal(2UL, await chain.Node.NonceAsync(_spender.Address));
    }

    [Fact]
    public async Task An_unknown_lease_is_named_as_such()
    {
        var id = ChainHost.NewId();
        Assert.False(await _host.Leases.ExistsAsync(id, default));
        var refusal = await Assert.ThrowsAsync<TransactionRevertedException>(async () => await _host.Leases.GetAsync(id, default));
        Assert.Equal($"LeaseUnknown({id})", refusal.Reason);
    }
}
