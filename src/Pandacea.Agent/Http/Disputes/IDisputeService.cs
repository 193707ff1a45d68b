using Pandacea.Agent.Store;

namespace Pandacea.Agent.Http.Disputes;

/// <summary>Brings a spender's signed dispute on chain.</summary>
internal interface IDisputeService
{
    /// <summary>Checks the transaction, keeps it, sends it and waits until it is on chain; once for its key.</summary>
    /// <exception cref="BadInputException">There is no such lease, or the transaction is not a dispute of it by the caller.</exception>
    Task<KeyOutcome> RaiseAsync(DisputeCall call, IdempotencyKey key, CancellationToken cancellationToken);
}
