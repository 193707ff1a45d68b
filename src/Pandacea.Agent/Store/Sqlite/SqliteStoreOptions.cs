namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Where the store is.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The file; its folder is made if it is not there. One process at a time.</summary>
    public required string Path { get; init; }

    /// <summary>Whether an agent has worked from the folder: a store that holds nothing is then not the one that it had.</summary>
    public bool Used { get; init; }

    /// <summary>How long keys, settled transactions and old challenges are kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Writes that may wait; more of them make the callers wait.</summary>
    internal int QueueLength { get; init; } = 4096;

    /// <summary>Writes in one commit, at most.</summary>
    internal int BatchLimit { get; init; } = 256;

    internal SynchronousLevel Synchronous { get; init; } = SynchronousLevel.Full;
}
