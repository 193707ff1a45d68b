using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>What is written is not what was acknowledged.</summary>
internal sealed class DearerProposals() : AgentSabotage("dearer-proposals", CriterionNames.Loss, "The agent writes every tenth proposal down at another price than it acknowledges.")
{
    private const int OneIn = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.AgentOverload];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Propose(services, static (inner, _) => new Raising(inner));

    private sealed class Raising(IAgentStore inner) : StoreWrapper(inner)
    {
        public override ILeaseStore Leases { get; } = new RaisingLeases(inner.Leases);
    }

    private sealed class RaisingLeases(ILeaseStore inner) : LeaseStoreWrapper(inner)
    {
        private int _proposals;

        public override Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) =>
            Inner.ProposeAsync(Interlocked.Increment(ref _proposals) % OneIn == 0 ? lease with { Price = lease.Price + 1 } : lease, key, answer, cancellationToken);
    }
}
