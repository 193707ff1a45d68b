namespace Pandacea.Agent.Store.Sqlite;

/// <summary>What the parts of the store share: reading, writing, the time, and who this process is.</summary>
internal sealed class StoreCore(GroupWriter writer, ReaderPool readers, TimeProvider time, string holder, TimeSpan keep)
{
    /// <summary>Tells this process's claims from those that an earlier one left behind.</summary>
    public string Holder => holder;

    public TimeSpan Keep => keep;

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What was made before this instant is past its keeping time.</summary>
    public long KeptSince => (time.GetUtcNow() - keep).ToUnixTimeMilliseconds();

    public Task<T> ReadAsync<T>(Func<Db, T> read, CancellationToken cancellationToken) => readers.ReadAsync(read, cancellationToken);

    public Task<T> WriteAsync<T>(Func<Db, T> write, CancellationToken cancellationToken) => writer.WriteAsync(write, cancellationToken);
}
