namespace Pandacea.Agent.Store;

/// <summary>Keys of operations and their final answers, kept for seven days.</summary>
public interface IIdempotencyStore
{
    /// <summary>Looks without writing. <see cref="KeyState.Fresh"/>: not seen, or open for another try.</summary>
    Task<KeyOutcome> LookAsync(IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>Claims a key before an effect outside the store. After a crash the next try claims it anew.</summary>
    Task<KeyOutcome> BeginAsync(IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>Keeps the final answer; an answer that is there already stays.</summary>
    /// <returns><see cref="KeyState.Fresh"/> if this call gave the answer, else what was there.</returns>
    Task<KeyOutcome> CompleteAsync(IdempotencyKey key, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>Lets go of a claimed key whose operation ended without a final answer.</summary>
    Task ReleaseAsync(IdempotencyKey key, CancellationToken cancellationToken);
}
