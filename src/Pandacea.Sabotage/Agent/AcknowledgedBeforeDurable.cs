using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent says yes first and writes a moment later.</summary>
internal sealed class AcknowledgedBeforeDurable() : AgentSabotage("acknowledged-before-durable", CriterionNames.Loss, "The agent acknowledges a proposal 60 ms before it writes it down.")
{
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(60);

    // Who was promised an approval of what is gone waits for it in vain.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Propose(services, static (inner, time) => new Hasty(inner, time));

    private sealed class Hasty(IAgentStore inner, TimeProvider time) : StoreWrapper(inner)
    {
        public override ILeaseStore Leases { get; } = new HastyLeases(inner.Leases, time);
    }

    private sealed class HastyLeases(ILeaseStore inner, TimeProvider time) : LeaseStoreWrapper(inner)
    {
        public override Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken)
        {
            _ = WriteLaterAsync(lease, key, answer);
            return Task.FromResult(new KeyOutcome(KeyState.Fresh, answer));
        }

        private async Task WriteLaterAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer)
        {
            await Task.Delay(Later, time).ConfigureAwait(false);
            await Inner.ProposeAsync(lease, key, answer, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
