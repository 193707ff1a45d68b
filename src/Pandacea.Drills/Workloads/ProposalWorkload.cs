using Pandacea.Drills.Definition;
using Pandacea.Sdk.Agent;

namespace Pandacea.Drills.Workloads;

/// <summary>Proposals that nobody follows up: the cheapest write that the agent must not lose.</summary>
public sealed class ProposalWorkload(ProposalOperation proposals, LeaseMarket market, RunIdentity identity) : IWorkload
{
    private static readonly TimeSpan Duration = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Proposals.Name;

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var spender = market.Spenders[ordinal % market.Spenders.Count];
        var asked = new ProposeLease(market.Product, identity.MaxPriceOf(Name, ordinal), Duration) { IdempotencyKey = identity.KeyOf(Name, ordinal) };
        return proposals.ProposeAsync(spender, asked, due, cancellationToken);
    }
}
