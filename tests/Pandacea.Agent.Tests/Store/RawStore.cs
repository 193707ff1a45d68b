using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Tests.Store;

/// <summary>A connection as the store's writer has it, on an empty file.</summary>
internal sealed class RawStore : IDisposable
{
    public RawStore(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Db = new Db(connection);
        Db.Script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
    }

    public Db Db { get; }

    /// <summary>Writes past the store, as another program would.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Db.Dispose();
}
