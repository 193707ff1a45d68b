using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Tests.Store;

/// <summary>Reads a store past the agent.</summary>
internal static class StoreRows
{
    /// <summary>The first column of every row.</summary>
    public static List<string> Of(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
