using Pandacea.Sdk.Agent;

namespace Pandacea.Drills.Workloads;

/// <summary>Proposes until the fate of the proposal is known.</summary>
public sealed class ProposalSender(ISpenderAgents agents, TimeProvider time)
{
    private readonly UntilKnown _untilKnown = new(time);

    /// <summary>Proposes; throws as <see cref="UntilKnown.AskAsync"/> does.</summary>
    public Task<LeaseProposed> ProposeAsync(Spender spender, ProposeLease asked, CancellationToken cancellationToken) =>
        _untilKnown.AskAsync(() => agents.Leases(spender).ProposeAsync(asked, cancellationToken), cancellationToken);
}
