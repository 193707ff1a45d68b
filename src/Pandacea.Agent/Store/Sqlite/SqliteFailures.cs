using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Turns SQLite's errors into failures with a remedy.</summary>
internal static class SqliteFailures
{
    /// <summary>Whether the error concerns the whole store, not just the statement.</summary>
    public static bool IsFatal(SqliteException error) => error.SqliteErrorCode is not (SQLITE_CONSTRAINT or SQLITE_ERROR or SQLITE_MISMATCH or SQLITE_TOOBIG or SQLITE_RANGE);

    public static StoreException Of(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLITE_FULL => new(StoreFailure.DiskFull, $"The store {path} cannot grow: the disk is full. Make room; nothing that was acknowledged is lost.", error),
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM or SQLITE_AUTH => new(
            StoreFailure.ReadOnly, $"The store {path} cannot be written. Let this user write the file and its folder, or mount the disk writable.", error),
        SQLITE_CORRUPT or SQLITE_NOTADB => Damaged(path, error.Message, error),
        SQLITE_BUSY or SQLITE_LOCKED => new(StoreFailure.InUse, $"The store {path} is locked by another program. End that program.", error),
        _ => new(StoreFailure.Disk, $"The store {path} failed: {error.Message} Look at the disk, then start the agent again.", error),
    };

    public static StoreException Emptied(string path) => new(
        StoreFailure.Damaged,
        $"The store {path} holds nothing, though an agent has worked from its folder. Keep a copy of the folder, then restore a backup. A new agent, which others do not know, needs an empty folder.");

    public static StoreException Damaged(string path, string problem, Exception? error = null) => new(
        StoreFailure.Damaged, $"The store {path} is damaged: {problem} Keep a copy of the file, -wal and -shm, then restore a backup.", error);
}
