namespace Pandacea.Agent.Store.Sqlite;

/// <summary>A write that waits for its turn, and whoever waits for it.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs inside the batch's transaction.</summary>
    public abstract void Run(Db db);

    /// <summary>Its batch is durable.</summary>
    public abstract void Commit();

    /// <summary>It has no effect.</summary>
    public abstract void Fail(Exception error);
}
