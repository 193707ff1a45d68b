namespace Pandacea.Agent.Store.Sqlite;

/// <summary>A write with its result.</summary>
internal sealed class PendingWriteOf<T>(Func<Db, T> write) : PendingWrite
{
    // Continuations on the writer's thread would hold up the next commit.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override void Run(Db db) => _result = write(db);

    public override void Commit() => _done.SetResult(_result!);

    public override void Fail(Exception error) => _done.TrySetException(error);
}
