namespace Pandacea.Agent.Store;

/// <summary>Everything that the agent must not forget. Thread safe.</summary>
/// <remarks>Whatever changes something returns only once the change is durable. All methods throw <see cref="StoreException"/>.</remarks>
public interface IAgentStore : IAsyncDisposable
{
    /// <summary>Proposals.</summary>
    ILeaseStore Leases { get; }

    /// <summary>Keys of operations.</summary>
    IIdempotencyStore Idempotency { get; }

    /// <summary>Secrets, challenges, bindings.</summary>
    IIdentityStore Identities { get; }

    /// <summary>Disputes.</summary>
    IDisputeStore Disputes { get; }

    /// <summary>The chain as it was read.</summary>
    IChainStore Chain { get; }

    /// <summary>Signed transactions.</summary>
    IOutboxStore Outbox { get; }

    /// <summary>Jobs.</summary>
    IJobStore Jobs { get; }

    /// <summary>Computations.</summary>
    IComputationStore Computations { get; }

    /// <summary>Consents.</summary>
    IConsentStore Consents { get; }

    /// <summary>Writes something durable, to know that writing works.</summary>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Lets proposals expire, and removes what is past its keeping time; some of it at a time, so that nobody waits for long.</summary>
    /// <returns>Whether there is more to do.</returns>
    Task<bool> TidyAsync(CancellationToken cancellationToken);
}
