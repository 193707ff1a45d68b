using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>
/// Takes over into the file what was committed to the log, while the writer goes on: else everybody would wait for it now and then.
/// What is left when the log is due to begin anew is little, and the writer's.
/// </summary>
internal sealed class Checkpointer : IAsyncDisposable
{
    private const int Every = 2_000;

    private readonly AutoResetEvent _due = new(false);
    private readonly Db _db;
    private readonly Task _running;
    private int _seen;
    private volatile bool _closed;

    public Checkpointer(Db db)
    {
        _db = db;
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>So many pages were written to the log so far. For the writer's thread alone.</summary>
    public void Wrote(int pages)
    {
        if (pages - _seen >= Every)
        {
            _seen = pages;
            _due.Set();
        }
    }

    /// <summary>Takes over the rest, so that the file alone is whole. Last of all: whoever still reads would hold the log.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        _due.Set();
        await _running.ConfigureAwait(false);
        TakeOver("TRUNCATE");
        _db.Dispose();
        _due.Dispose();
    }

    private void Run()
    {
        while (_due.WaitOne() && !_closed)
        {
            TakeOver("PASSIVE");
        }
    }

    private void TakeOver(string mode)
    {
        try
        {
            _db.Execute($"PRAGMA wal_checkpoint({mode})");
        }
        catch (SqliteException)
        {
            // The log still has everything. Whoever writes next will try the same, and meet what is wrong.
        }
    }
}
