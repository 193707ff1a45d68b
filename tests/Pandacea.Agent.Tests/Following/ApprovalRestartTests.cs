using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Following;

[Trait("Requirement", "S97")]
public sealed class ApprovalRestartTests : IAsyncLifetime
{
    private FollowedChain _chain = null!;

    public async Task InitializeAsync() => _chain = await FollowedChain.StartAsync();

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task An_approval_that_was_signed_before_the_end_is_the_one_that_is_sent_after_it()
    {
        var proposal = await _chain.ProposedAsync();
        await _chain.LeasedAsync(proposal);
        await _chain.Node.ResultAsync("evm_setAutomine", false);
        await _chain.StartAgentAsync();
        await Eventually.TrueAsync(() => _chain.Store.Outbox.PendingAsync(default).AsTask().GetAwaiter().GetResult().Count == 1);
        var signed = Assert.Single(await _chain.Store.Outbox.PendingAsync(default));
        await _chain.StopAgentAsync();

        // The node has lost what was waiting.
        await _chain.Node.ResultAsync("anvil_dropAllTransactions");
        await _chain.Node.ResultAsync("evm_setAutomine", true);
        await _chain.StartAgentAsync();
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        Assert.Equal(1UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
        Assert.Equal([signed], await _chain.Store.Outbox.SentSinceAsync(_chain.Earner.Address, 0, default));
    }

    [Fact]
    public async Task A_node_that_forgot_while_the_agent_was_away_gets_the_same_bytes()
    {
        await _chain.StartAgentAsync();
        var proposal = await _chain.ProposedAsync();
        await _chain.LeasedAsync(proposal);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        var signed = await _chain.Store.Outbox.SentSinceAsync(_chain.Earner.Address, 0, default);
        await _chain.StopAgentAsync();

        await _chain.Node.ResultAsync("anvil_rollback", 1);
        Assert.Equal(0UL, await _chain.Node.NonceAsync(_chain.Earner.Address));
        await _chain.StartAgentAsync();
        await Eventually.TrueAsync(() => _chain.Node.NonceAsync(_chain.Earner.Address).GetAwaiter().GetResult() == 1);
        await _chain.IsAsync(proposal, LeaseStatus.Approved);
        Assert.Equal(signed, await _chain.Store.Outbox.SentSinceAsync(_chain.Earner.Address, 0, default));
    }
}
