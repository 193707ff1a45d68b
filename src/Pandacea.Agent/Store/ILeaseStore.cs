namespace Pandacea.Agent.Store;

/// <summary>Proposals.</summary>
public interface ILeaseStore
{
    /// <summary>Keeps a proposal and the answer to its request in one transaction.</summary>
    /// <returns><see cref="KeyState.Fresh"/> with <paramref name="answer"/> if this call kept it; else nothing was changed.</returns>
    Task<KeyOutcome> ProposeAsync(StoredLease lease, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>The proposal with the id; null if there is none.</summary>
    Task<StoredLease?> FindAsync(string proposalId, CancellationToken cancellationToken);

    /// <summary>The proposal that a lease on chain belongs to; null if there is none.</summary>
    Task<StoredLease?> FindByLeaseIdAsync(string onChainLeaseId, CancellationToken cancellationToken);

    /// <summary>How many leases of the product on chain are pending approval or approved; counting stops at <paramref name="limit"/>.</summary>
    Task<int> CountPaidAsync(string productId, int limit, CancellationToken cancellationToken);

    /// <summary>Gives up a proposal that is pending; false if it is not.</summary>
    Task<bool> RejectAsync(string proposalId, CancellationToken cancellationToken);
}
