using Pandacea.Agent.Store;

namespace Pandacea.Sabotage;

/// <summary>Proposals as the real store keeps them, but for how a sabotage takes new ones.</summary>
internal abstract class LeaseStoreWrapper(ILeaseStore inner) : ILeaseStore
{
    protected ILeaseStore Inner => inner;

    public abstract Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken);

    public Task<StoredLease?> FindAsync(string proposalId, CancellationToken cancellationToken) => inner.FindAsync(proposalId, cancellationToken);

    public Task<StoredLease?> FindByLeaseIdAsync(string onChainLeaseId, CancellationToken cancellationToken) => inner.FindByLeaseIdAsync(onChainLeaseId, cancellationToken);

    public Task<int> CountPaidAsync(string productId, int limit, CancellationToken cancellationToken) => inner.CountPaidAsync(productId, limit, cancellationToken);

    public Task<bool> RejectAsync(string proposalId, CancellationToken cancellationToken) => inner.RejectAsync(proposalId, cancellationToken);
}
