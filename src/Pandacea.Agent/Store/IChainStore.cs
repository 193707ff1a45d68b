namespace Pandacea.Agent.Store;

/// <summary>What the agent has read of the chain. A status follows from the events that are kept, so that events can be taken back.</summary>
public interface IChainStore
{
    /// <summary>The chain that is followed; null before the first call of <see cref="StartAsync"/>.</summary>
    Task<ChainIdentity?> IdentityAsync(CancellationToken cancellationToken);

    /// <summary>Follows another chain from its beginning. Leases keep the status that the old chain gave them; transactions for it are abandoned.</summary>
    Task StartAsync(ChainIdentity identity, CancellationToken cancellationToken);

    /// <summary>The last blocks that were read to their end, the newest first. The first one is the cursor.</summary>
    Task<IReadOnlyList<ChainMark>> MarksAsync(CancellationToken cancellationToken);

    /// <summary>Keeps events, moves the cursor and updates the leases, in one transaction. Events that are there already change nothing.</summary>
    /// <returns>The proposals that were touched.</returns>
    Task<IReadOnlyList<string>> ApplyAsync(IReadOnlyList<ChainEvent> events, ChainMark readUpTo, CancellationToken cancellationToken);

    /// <summary>Takes back everything after <paramref name="lastGood"/>; -1 takes back all.</summary>
    /// <returns>The proposals that were touched.</returns>
    Task<IReadOnlyList<string>> RollBackAsync(long lastGood, CancellationToken cancellationToken);

    /// <summary>Keeps until when a lease on chain is good; its proposal is then good as long, or does without it.</summary>
    /// <param name="onChainLeaseId">The lease, whose event is kept already.</param>
    /// <param name="expiresAt">As the chain says.</param>
    /// <param name="fits">Whether that is what was agreed; if not, the lease counts as none of the proposal.</param>
    /// <param name="cancellationToken">Ends the call before it takes effect.</param>
    Task KeepExpiryAsync(string onChainLeaseId, DateTimeOffset expiresAt, bool fits, CancellationToken cancellationToken);

    /// <summary>Leases on chain whose terms match a pending proposal and that nobody has approved, the oldest first.</summary>
    Task<IReadOnlyList<StoredLease>> AwaitingApprovalAsync(int limit, CancellationToken cancellationToken);
}
