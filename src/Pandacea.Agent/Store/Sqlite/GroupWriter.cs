using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>The one thread that writes. Whatever waits when a commit ends goes into the next one, so that one flush serves all of it.</summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int Patience = 32;

    private readonly Channel<PendingWrite> _queue;
    private readonly Db _db;
    private readonly string _path;
    private readonly int _limit;
    private readonly Action<int>? _committed;
    private readonly LedgerGuard _guard;
    private readonly Task _running;
    private StoreException? _broken;

    /// <param name="db">The connection that writes.</param>
    /// <param name="options">Where it leads, and how much waits.</param>
    /// <param name="guard">Looks at each transaction.</param>
    /// <param name="committed">Is told on the writing thread, after a commit, how many pages were written to the log so far.</param>
    public GroupWriter(Db db, SqliteStoreOptions options, LedgerGuard guard, Action<int>? committed = null)
    {
        (_db, _path, _limit, _guard, _committed) = (db, options.Path, options.BatchLimit, guard, committed);
        _queue = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Runs a write and returns once it is durable. A cancelled call that was already taken up still takes effect.</summary>
    public async Task<T> WriteAsync<T>(Func<Db, T> write, CancellationToken cancellationToken)
    {
        var pending = new PendingWriteOf<T>(write);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw Closed();
        }

        return await pending.Done.ConfigureAwait(false);
    }

    /// <summary>Finishes what was handed in, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running.ConfigureAwait(false);
        _db.Dispose();
    }

    private void Run()
    {
        var batch = new List<PendingWrite>(_limit);
        var lastBatch = 1;
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Gather(lastBatch);
            while (batch.Count < _limit && _queue.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            Commit(batch);
            lastBatch = batch.Count;
            batch.Clear();
        }
    }

    /// <summary>Those who were just answered are about to ask again: a moment's patience saves them a flush. A lone writer never waits.</summary>
    private void Gather(int lastBatch)
    {
        for (var i = 0; i < Patience && _queue.Reader.Count < lastBatch; i++)
        {
            Thread.Yield();
        }
    }

    private void Commit(List<PendingWrite> batch)
    {
        if (_broken is not null)
        {
            batch.ForEach(write => write.Fail(_broken));
            return;
        }

        var done = batch;
        try
        {
            Begin();
            if (!RunAll(batch))
            {
                _db.Execute("ROLLBACK");
                Begin();
                done = batch.FindAll(RunOne);
            }

            _guard.Ending(_db);
            _db.Execute("COMMIT");
            _guard.Committed();
        }
        catch (SqliteException error)
        {
            Abort(batch, SqliteFailures.Of(error, _path));
            return;
        }

        done.ForEach(write => write.Commit());
        _committed?.Invoke(_db.PagesWritten);
    }

    private void Begin()
    {
        _db.Execute("BEGIN IMMEDIATE");
        _guard.Begun(_db);
    }

    /// <summary>Runs them as if none could fail: savepoints cost more than many a write. Whoever hands in a write must bear that it runs twice.</summary>
    /// <returns>False: one of them failed for itself alone.</returns>
    private bool RunAll(List<PendingWrite> batch)
    {
        try
        {
            batch.ForEach(write => write.Run(_db));
            return true;
        }
        catch (Exception error) when (error is not SqliteException failure || !SqliteFailures.IsFatal(failure))
        {
            return false;
        }
    }

    /// <returns>False: it failed for itself alone, was undone and told so.</returns>
    private bool RunOne(PendingWrite write)
    {
        _db.Execute("SAVEPOINT one");
        try
        {
            write.Run(_db);
        }
        catch (Exception error) when (error is not SqliteException failure || !SqliteFailures.IsFatal(failure))
        {
            _db.Execute("ROLLBACK TO one");
            _db.Execute("RELEASE one");
            write.Fail(error);
            return false;
        }

        _db.Execute("RELEASE one");
        return true;
    }

    private void Abort(List<PendingWrite> batch, StoreException error)
    {
        // After a failed flush nobody knows what is on the disk: only reading it anew tells.
        if (error.Failure is StoreFailure.Disk or StoreFailure.Damaged)
        {
            _broken = error;
        }

        try
        {
            _db.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }

        batch.ForEach(write => write.Fail(error));
    }

    private StoreException Closed() => new(StoreFailure.Closed, $"The store {_path} is closed. Start the agent again.");
}
