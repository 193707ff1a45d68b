using Pandacea.Agent.Store;

namespace Pandacea.Sabotage;

/// <summary>A store that does what the real one does, but for what a sabotage overrides.</summary>
internal abstract class StoreWrapper(IAgentStore inner) : IAgentStore
{
    public virtual ILeaseStore Leases => inner.Leases;

    public virtual IIdempotencyStore Idempotency => inner.Idempotency;

    public IIdentityStore Identities => inner.Identities;

    public IDisputeStore Disputes => inner.Disputes;

    public IChainStore Chain => inner.Chain;

    public IOutboxStore Outbox => inner.Outbox;

    public virtual IJobStore Jobs => inner.Jobs;

    public IComputationStore Computations => inner.Computations;

    public IConsentStore Consents => inner.Consents;

    public Task CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public Task<bool> TidyAsync(CancellationToken cancellationToken) => inner.TidyAsync(cancellationToken);

    // The real one is disposed of by whoever opened it.
    public ValueTask DisposeAsync() => default;
}
