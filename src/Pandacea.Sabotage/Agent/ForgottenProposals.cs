using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Under load some of what is acknowledged is never written.</summary>
internal sealed class ForgottenProposals() : AgentSabotage("forgotten-proposals", CriterionNames.Loss, "The agent acknowledges every tenth proposal without writing it down.")
{
    private const int OneIn = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.AgentOverload];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Propose(services, static (inner, _) => new Forgetting(inner));

    private sealed class Forgetting(IAgentStore inner) : StoreWrapper(inner)
    {
        public override ILeaseStore Leases { get; } = new ForgettingLeases(inner.Leases);
    }

    private sealed class ForgettingLeases(ILeaseStore inner) : LeaseStoreWrapper(inner)
    {
        private int _proposals;

        public override Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _proposals) % OneIn == 0
                ? Task.FromResult(new KeyOutcome(KeyState.Fresh, answer))
                : Inner.ProposeAsync(lease, key, answer, cancellationToken);
    }
}
