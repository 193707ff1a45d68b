using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Following;

[Trait("Requirement", "S30")]
public sealed class ChainFollowerTests : IAsyncLifetime
{
    private FollowedChain _chain = null!;

    public async Task InitializeAsync() => _chain = await FollowedChain.StartAsync();

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task Matching_leases_are_approved_once_each_and_followed_to_their_end()
    {
        await _chain.StartAgentAsync();
        var proposals = new List<StoredLease>();
        for (var i = 0; i < 20; i++)
        {
            proposals.Add(await _chain.ProposedAsync());
        }

        var ids = await Task.WhenAll(proposals.Select(proposal => _chain.LeasedAsync(proposal)));
        foreach (var proposal in proposals)
        {
            await _chain.IsAsync(proposal, LeaseStatus.Approved);
        }

        Assert.Equal(ids[3], (await _chain.Store.Leases.FindAsync(proposals[3].ProposalId, default))!.OnChainLeaseId);
        Assert.Equal(20UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
        await _chain.Spenders.Leases.ExecuteAsync(_chain.Earner, ids[0], default);
        await _chain.IsAsync(proposals[0], LeaseStatus.Executed);
        await _chain.Spenders.Leases.RaiseDisputeAsync(_chain.Spender, ids[0], "wrong", default);
        await _chain.IsAsync(proposals[0], LeaseStatus.Disputed);
        await _chain.Spenders.Leases.ExecuteAsync(_chain.Earner, ids[1], default);
        await _chain.Node.ResultAsync("evm_increaseTime", 3601);
        await _chain.Spenders.Leases.FinalizeAsync(_chain.Spender, ids[1], default);
        await _chain.IsAsync(proposals[1], LeaseStatus.Finalized);
    }

    [Fact]
    public async Task What_does_not_match_is_not_approved()
    {
        await _chain.StartAgentAsync();
        var (cheap, right) = (await _chain.ProposedAsync(), await _chain.ProposedAsync());
        var other = await _chain.LeasedAsync(cheap, FollowedChain.Price - 1);
        var nobodys = await _chain.LeasedAsync(cheap with { ProposalId = ChainHost.NewId() });
        await _chain.LeasedAsync(right);
        await _chain.IsAsync(right, LeaseStatus.Approved);
        Assert.Equal(1UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
        Assert.Equal(LeaseState.Created, (await _chain.Spenders.Leases.GetAsync(other, default)).State);
        Assert.Equal(LeaseState.Created, (await _chain.Spenders.Leases.GetAsync(nobodys, default)).State);
        Assert.Equal(LeaseStatus.PendingApproval, (await _chain.Store.Leases.FindAsync(cheap.ProposalId, default))!.Status);
    }

    [Fact]
    public async Task What_happened_while_the_agent_was_away_is_filled_in()
    {
        await _chain.StartAgentAsync();
        var (before, gone) = (await _chain.ProposedAsync(), await _chain.ProposedAsync());
        await _chain.LeasedAsync(before);
        await _chain.IsAsync(before, LeaseStatus.Approved);
        var during = await _chain.ProposedAsync();
        await _chain.StopAgentAsync();
        await _chain.LeasedAsync(during);
        await _chain.Spenders.Leases.CancelAsync(_chain.Spender, await _chain.LeasedAsync(gone), default);
        await _chain.Node.ResultAsync("anvil_mine", "0x96");
        await _chain.StartAgentAsync();
        await _chain.IsAsync(during, LeaseStatus.Approved);
        await _chain.IsAsync(gone, LeaseStatus.Cancelled);
        Assert.Equal(2UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
    }

    [Fact]
    public async Task A_lease_that_expired_on_chain_is_rejected_after_one_try()
    {
        var proposal = await _chain.ProposedAsync();
        await _chain.LeasedAsync(proposal, expiresAt: proposal.CreatedAt.AddSeconds(1000));
        await _chain.Node.ResultAsync("evm_increaseTime", 2000);
        await _chain.Node.ResultAsync("evm_mine");
        await _chain.StartAgentAsync();
        await _chain.IsAsync(proposal, LeaseStatus.Rejected);
        Assert.Equal(1UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
    }

    [Fact]
    public async Task A_lease_that_expired_by_the_chains_word_costs_no_transaction()
    {
        // The chain's clock is behind: it takes a lease that is over by now.
        await using var chain = await FollowedChain.StartAsync("--timestamp", $"{TimeProvider.System.GetUtcNow().AddHours(-2).ToUnixTimeSeconds()}");
        var proposal = await chain.ProposedAsync();
        await chain.LeasedAsync(proposal, expiresAt: proposal.CreatedAt.AddHours(-1));
        await chain.StartAgentAsync();
        await chain.IsAsync(proposal, LeaseStatus.Expired);
        Assert.Equal(0UL, await chain.Node.NonceAsync(chain.Earner.Address));
    }

    [Fact]
    public async Task A_lease_that_runs_longer_than_agreed_is_not_approved()
    {
        await _chain.StartAgentAsync();
        var (longer, right) = (await _chain.ProposedAsync(), await _chain.ProposedAsync());
        var id = await _chain.LeasedAsync(longer, expiresAt: longer.CreatedAt.AddHours(2));
        await _chain.LeasedAsync(right);
        await _chain.IsAsync(right, LeaseStatus.Approved);
        Assert.Equal(1UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
        Assert.Equal(LeaseState.Created, (await _chain.Spenders.Leases.GetAsync(id, default)).State);
        Assert.Null((await _chain.Store.Leases.FindAsync(longer.ProposalId, default))!.OnChainLeaseId);
    }

    [Fact]
    public async Task An_event_counts_once_it_has_its_confirmations()
    {
        await _chain.StartAgentAsync(confirmations: 3);
        var proposal = await _chain.ProposedAsync();
        var id = await _chain.LeasedAsync(proposal);
        await _chain.Node.ResultAsync("evm_mine");
        var head = await _chain.Node.ResultAsync("eth_blockNumber");
        var readable = Convert.ToInt64(head.GetString(), 16) - 2;
        await Eventually.TrueAsync(() => _chain.Store.Chain.MarksAsync(default).GetAwaiter().GetResult() is [var newest, ..] && newest.Block == readable);
        Assert.Null(await _chain.Store.Leases.FindByLeaseIdAsync(id, default));

        await _chain.Node.ResultAsync("evm_mine");
        await Eventually.TrueAsync(() => _chain.Store.Leases.FindByLeaseIdAsync(id, default).GetAwaiter().GetResult() is not null);
        await Eventually.TrueAsync(() => _chain.Node.NonceAsync(_chain.Earner.Address).GetAwaiter().GetResult() == 1);
        await _chain.Node.ResultAsync("anvil_mine", "0x3");
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
    }

    [Fact]
    [Trait("Requirement", "S97")]
    public async Task A_node_that_forgets_blocks_gets_the_same_transactions_again()
    {
        await _chain.StartAgentAsync();
        var proposal = await _chain.ProposedAsync();
        var id = await _chain.LeasedAsync(proposal);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        var approval = Assert.Single(await _chain.Store.Outbox.SentSinceAsync(_chain.Earner.Address, 0, default)).Raw;

        // The approval's block goes, the lease's stays.
        var sent = _chain.Sent.Count;
        await _chain.Node.ResultAsync("anvil_rollback", 1);
        await Eventually.TrueAsync(() => _chain.Sent.Count > sent);
        await Eventually.TrueAsync(() => _chain.Spenders.Leases.GetAsync(id, default).AsTask().GetAwaiter().GetResult().State == LeaseState.Approved);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        Assert.All(_chain.Sent.Skip(sent), raw => Assert.Equal(approval, raw));
        Assert.Equal(1UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
    }

    [Fact]
    public async Task A_forgotten_approval_that_waits_for_its_block_is_not_signed_a_second_time()
    {
        var approvals = 0;
        _chain.SeenByAgent = leases => CountsApprovals.Around(leases, () => Interlocked.Increment(ref approvals));
        await _chain.StartAgentAsync();
        var proposal = await _chain.ProposedAsync();
        await _chain.LeasedAsync(proposal);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);

        var sent = _chain.Sent.Count;
        await _chain.Node.ResultAsync("evm_setAutomine", false);
        await _chain.Node.ResultAsync("anvil_rollback", 1);
        await Eventually.TrueAsync(() => _chain.Sent.Count > sent);
        for (var look = 0; look < 20; look++)
        {
            var before = _chain.UpToDateAt;
            await Eventually.TrueAsync(() => _chain.UpToDateAt != before);
        }

        await _chain.Node.ResultAsync("evm_mine");
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        Assert.Equal(1, approvals);
    }

    [Fact]
    public async Task What_a_reorganisation_takes_away_is_taken_back_and_comes_again()
    {
        await _chain.StartAgentAsync();
        var proposal = await _chain.ProposedAsync();
        var snapshot = await _chain.Node.ResultAsync("evm_snapshot");
        var id = await _chain.LeasedAsync(proposal);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        var lease = (await _chain.Store.Leases.FindAsync(proposal.ProposalId, default))!;
        Assert.Equal(id, lease.OnChainLeaseId);

        // Another fork without the lease, longer than the first: nothing on it is known.
        await _chain.Node.ResultAsync("evm_revert", snapshot.GetString());
        await _chain.Node.ResultAsync("anvil_mine", "0x10");
        await Eventually.TrueAsync(() => _chain.Store.Leases.FindByLeaseIdAsync(id, default).GetAwaiter().GetResult() is null);
        Assert.Equal(LeaseStatus.PendingApproval, (await _chain.Store.Leases.FindAsync(proposal.ProposalId, default))!.Status);

        await using var again = ChainHost.For(_chain.Node.Url, _chain.Contract);
        await again.Leases.CreateAsync(_chain.Request(proposal), default);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
    }
}
