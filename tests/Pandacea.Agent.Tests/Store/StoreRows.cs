using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Tests.Store;

/// <summary>Reads a store's file past the store.</summary>
internal static class StoreRows
{
    /// <summary>A row a line, its columns joined by <c>|</c>.</summary>
    public static List<string> Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())));
        }

        return rows;
    }
}
