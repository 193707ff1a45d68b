namespace Pandacea.Agent.Store;

/// <summary>Disputes raised through the agent.</summary>
public interface IDisputeStore
{
    /// <summary>Claims the key and keeps the dispute with its signed transaction, before it is sent.</summary>
    /// <remarks>A later try with the same key finds the dispute that the first try kept.</remarks>
    Task<KeyOutcome> BeginAsync(StoredDispute dispute, IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>Notes what became of the dispute together with the final answer.</summary>
    Task CompleteAsync(string disputeId, string status, IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>The last dispute of a lease on chain; null if there is none.</summary>
    Task<StoredDispute?> FindAsync(string onChainLeaseId, CancellationToken cancellationToken);
}
