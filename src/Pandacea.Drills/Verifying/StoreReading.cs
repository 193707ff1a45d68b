using Microsoft.Data.Sqlite;

namespace Pandacea.Drills.Verifying;

/// <summary>Reads the agent's store past the agent.</summary>
internal static class StoreReading
{
    /// <summary>Reads within one view of the store; throws <see cref="VerificationException"/> where it cannot be read.</summary>
    /// <param name="path">The store's file; null where it cannot be reached from here.</param>
    /// <param name="read">Reads.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<T> ReadAsync<T>(string? path, Func<SqliteConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            throw new VerificationException("the agent's store is on another machine");
        }

        try
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                var view = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using (view.ConfigureAwait(false))
                {
                    return await read(connection).ConfigureAwait(false);
                }
            }
        }
        catch (SqliteException e)
        {
            throw new VerificationException($"the agent's store {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>All rows of a query.</summary>
    public static async Task<List<T>> RowsAsync<T>(this SqliteConnection connection, string query, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add(read(rows));
        }

        return found;
    }
}
