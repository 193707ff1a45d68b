using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>What is acknowledged is there, and would be done again for whoever repeats the request.</summary>
internal sealed class ForgottenKeys() : AgentSabotage("forgotten-keys", CriterionNames.Loss, "The agent forgets the idempotency key of every tenth proposal that it acknowledges.")
{
    private const int OneIn = 10;

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
            Inner.ProposeAsync(lease, Interlocked.Increment(ref _proposals) % OneIn == 0 ? key with { Key = RandomNumberGenerator.GetHexString(32) } : key, answer, cancellationToken);
    }
}
