using Pandacea.Agent.Store;

namespace Pandacea.Agent.Leases;

/// <summary>Turns requests into proposals.</summary>
public interface ILeaseService
{
    /// <summary>Decides on a request, once for its key, and keeps the proposal and the answer durably.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">Its key.</param>
    /// <param name="write">Writes the answer to a decision; that of an unknown product is not kept.</param>
    /// <param name="cancellationToken">Ends the call before it takes effect.</param>
    /// <returns><see cref="KeyState.Fresh"/> and <see cref="KeyState.Answered"/> carry the answer to give.</returns>
    Task<KeyOutcome> ProposeAsync(
        LeaseRequest request, IdempotencyKey key, Func<ProposalDecision, StoredAnswer> write, CancellationToken cancellationToken);

    /// <summary>The proposal; null if there is none.</summary>
    Task<StoredLease?> FindAsync(string proposalId, CancellationToken cancellationToken);
}
