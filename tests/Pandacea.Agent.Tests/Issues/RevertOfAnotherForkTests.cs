using Pandacea.Agent.Tests.Following;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>After a reorganisation the agent's own approval, sent anew, was reverted before the lease was there again. The revert was
/// taken for the contract's last word once the lease had come back: it was paid, and rejected for good.</summary>
public sealed class RevertOfAnotherForkTests
{
    [Fact]
    public async Task One_refusal_does_not_reject_a_lease_that_can_be_approved()
    {
        await using var chain = await FollowedChain.StartAsync();
        chain.SeenByAgent = RefusesOnce.Around;
        await chain.StartAgentAsync();
        var proposal = await chain.ProposedAsync();
        await chain.LeasedAsync(proposal);
        await chain.IsAsync(proposal, LeaseStatus.Approved);
    }
}
