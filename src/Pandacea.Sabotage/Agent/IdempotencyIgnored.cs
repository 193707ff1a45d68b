using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>A request that comes again after a crash is carried out again.</summary>
internal sealed class IdempotencyIgnored() : AgentSabotage("idempotency-ignored", CriterionNames.Loss, "The agent forgets idempotency keys, and answers 150 ms after it wrote.")
{
    private static readonly TimeSpan BeforeTheAnswer = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Propose(services, static (inner, time) => new Forgetful(inner, time));

    private sealed class Forgetful(IAgentStore inner, TimeProvider time) : StoreWrapper(inner)
    {
        public override ILeaseStore Leases { get; } = new ForgetfulLeases(inner.Leases, time);

        public override IIdempotencyStore Idempotency { get; } = new NoKeys(inner.Idempotency);
    }

    private sealed class ForgetfulLeases(ILeaseStore inner, TimeProvider time) : LeaseStoreWrapper(inner)
    {
        public override async Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken)
        {
            var another = key with { Key = RandomNumberGenerator.GetHexString(32) };
            var outcome = await Inner.ProposeAsync(lease, another, answer, cancellationToken).ConfigureAwait(false);
            await Task.Delay(BeforeTheAnswer, time, cancellationToken).ConfigureAwait(false);
            return outcome;
        }
    }

    private sealed class NoKeys(IIdempotencyStore inner) : IIdempotencyStore
    {
        public Task<KeyOutcome> LookAsync(IdempotencyKey key, CancellationToken cancellationToken) => Task.FromResult(new KeyOutcome(KeyState.Fresh, null));

        public Task<KeyOutcome> BeginAsync(IdempotencyKey key, CancellationToken cancellationToken) => inner.BeginAsync(key, cancellationToken);

        public Task ReleaseAsync(IdempotencyKey key, CancellationToken cancellationToken) => inner.ReleaseAsync(key, cancellationToken);

        public Task<KeyOutcome> CompleteAsync(IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken) => inner.CompleteAsync(key, answer, cancellationToken);
    }
}
