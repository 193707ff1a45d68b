using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Connections that only read, as many as there are readers at once, up to a bound.</summary>
internal sealed class ReaderPool(Func<Db> open, string path) : IDisposable
{
    private const int Most = 8;

    private readonly ConcurrentBag<Db> _idle = [];
    private readonly SemaphoreSlim _free = new(Most, Most);
    private volatile bool _closed;

    public async Task<T> ReadAsync<T>(Func<Db, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_closed)
            {
                throw new StoreException(StoreFailure.Closed, $"The store {path} is closed. Start the agent again.");
            }

            var db = _idle.TryTake(out var idle) ? idle : open();
            var result = read(db);
            _idle.Add(db);
            return result;
        }
        catch (SqliteException error)
        {
            throw SqliteFailures.Of(error, path);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var db))
        {
            db.Dispose();
        }
    }
}
