using Microsoft.Data.Sqlite;

namespace Pandacea.Bench.Store;

/// <summary>What a plain program does: one prepared insert of a row of the same size, one commit, flushed.</summary>
internal sealed class RawCommits : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _id;

    public RawCommits(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        using var setUp = _connection.CreateCommand();
        setUp.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (id TEXT PRIMARY KEY, content TEXT)";
        setUp.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO rows VALUES (@id, @content)";
        _id = _insert.Parameters.Add("@id", SqliteType.Text);
        _insert.Parameters.AddWithValue("@content", new string('x', 400));
    }

    public void One(string id)
    {
        _id.Value = id;
        _insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
