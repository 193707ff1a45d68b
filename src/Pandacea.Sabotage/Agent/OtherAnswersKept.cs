using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Whoever repeats a request is told something else than the first time.</summary>
internal sealed class OtherAnswersKept() : AgentSabotage("other-answers-kept", CriterionNames.Loss, "The agent keeps the answer to every tenth proposal with another price than it acknowledges.")
{
    private const int OneIn = 10;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Propose(services, static (inner, _) => new Altering(inner));

    private sealed class Altering(IAgentStore inner) : StoreWrapper(inner)
    {
        public override ILeaseStore Leases { get; } = new AlteringLeases(inner.Leases);
    }

    private sealed class AlteringLeases(ILeaseStore inner) : LeaseStoreWrapper(inner)
    {
        private int _proposals;

        public override async Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _proposals) % OneIn != 0)
            {
                return await Inner.ProposeAsync(lease, key, answer, cancellationToken).ConfigureAwait(false);
            }

            var other = answer with { Body = answer.Body.Replace($"{lease.Price}", $"{lease.Price + 1}", StringComparison.Ordinal) };
            var outcome = await Inner.ProposeAsync(lease, key, other, cancellationToken).ConfigureAwait(false);
            return outcome.State == KeyState.Fresh ? outcome with { Answer = answer } : outcome;
        }
    }
}
