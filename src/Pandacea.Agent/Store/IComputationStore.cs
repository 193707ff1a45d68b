namespace Pandacea.Agent.Store;

/// <summary>Computations that wait for their description.</summary>
public interface IComputationStore
{
    /// <summary>Takes a computation, and keeps the answer to its request.</summary>
    Task<JobAcceptance> AcceptAsync(StoredComputation computation, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken);

    /// <summary>Those that wait and were accepted after a place in the order of acceptance, oldest first.</summary>
    Task<IReadOnlyList<StoredComputation>> WaitingAsync(long after, int most, CancellationToken cancellationToken);

    /// <summary>Makes the job of the same name in place of one that waits, and reserves its cost.</summary>
    /// <returns><see cref="JobRefusal.None"/> with the job; or why not, then nothing was changed. Null: it does not wait any more.</returns>
    Task<(JobRefusal Refusal, StoredJob? Job)?> BeginAsync(StoredJob job, JobLimits limits, CancellationToken cancellationToken);

    /// <summary>Gives up one that waits; another one stays as it is.</summary>
    Task FailAsync(string computationId, string code, string message, CancellationToken cancellationToken);

    /// <summary>The computation; null if there is none.</summary>
    Task<StoredComputation?> FindAsync(string computationId, CancellationToken cancellationToken);

    /// <summary>The latest complete one under a lease, else the latest; null if there is none.</summary>
    Task<StoredComputation?> FindByLeaseAsync(string leaseId, CancellationToken cancellationToken);
}
