using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Agent;

namespace Pandacea.Sdk.Jobs;

/// <summary>Computations under leases: their description travels by content address, the data stays where it is. Thread safe.</summary>
public interface IComputationClient
{
    /// <summary>Stores the description of a computation where the agent can fetch it.</summary>
    /// <returns>Its CID; the same for the same description.</returns>
    /// <exception cref="PandaceaException">It could not be stored.</exception>
    Task<Cid> StoreAsync(ComputationDocument computation, CancellationToken cancellationToken = default);

    /// <summary>Hands in a computation. Repeated with the same <see cref="SubmitComputation.IdempotencyKey"/> it is the same one.</summary>
    /// <returns>Once the computation is stored; while its description cannot be fetched it waits.</returns>
    /// <exception cref="AgentException">The agent declines: <c>FORBIDDEN</c> (no approved lease of the caller's), <c>VALIDATION_ERROR</c>,
    /// <c>QUOTA_EXCEEDED</c>, <c>CONSENT_REQUIRED</c>, or it is busy.</exception>
    /// <exception cref="PandaceaException">The agent could not be asked.</exception>
    ValueTask<ComputationSubmitted> SubmitAsync(SubmitComputation request, CancellationToken cancellationToken = default);

    /// <summary>Where a computation stands. Its output is checked against its hash.</summary>
    /// <exception cref="AgentException">There is none: <c>NOT_FOUND</c>. Or its output is not what its hash says.</exception>
    ValueTask<ComputationView> GetAsync(string computationId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a computation is complete, also through an outage of the agent.</summary>
    /// <param name="computationId">The computation.</param>
    /// <param name="timeout">How long; null: <see cref="AgentOptions.JobTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the computation.</param>
    /// <exception cref="ComputationNotCompleteException">It failed, or was not complete in time.</exception>
    /// <exception cref="AgentException">There is none, or its output is not what its hash says.</exception>
    ValueTask<ComputationView> WaitAsync(string computationId, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a computation up. One that is over stays as it is.</summary>
    /// <returns>The computation as it is now.</returns>
    /// <exception cref="AgentException">There is none: <c>NOT_FOUND</c>.</exception>
    ValueTask<ComputationView> CancelAsync(string computationId, CancellationToken cancellationToken = default);

    /// <summary>What came of a lease.</summary>
    /// <param name="onChainLeaseId">The lease on chain.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentException">The caller has no such lease: <c>NOT_FOUND</c>.</exception>
    ValueTask<LeaseResult> OfLeaseAsync(string onChainLeaseId, CancellationToken cancellationToken = default);
}
