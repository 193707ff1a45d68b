namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Looks a store over before anything is written to it.</summary>
internal static class Integrity
{
    private const string BrokenLog = "a part of its log, -wal, can no longer be read.";

    /// <summary>Finds a file that is gone or empty. SQLite would throw the log beside it away.</summary>
    /// <param name="path">The file.</param>
    /// <param name="used">Whether it must hold something.</param>
    /// <exception cref="StoreException">There was something in it.</exception>
    public static void CheckFiles(string path, bool used)
    {
        if (Length(path) == 0 && (used || Length(path + "-wal") > 0))
        {
            throw SqliteFailures.Emptied(path);
        }
    }

    /// <summary>Finds torn pages, broken trees and a log that leads back; costs about a second per gigabyte. A flipped bit within a value is not found.</summary>
    /// <param name="db">A connection that only reads: one that writes would tidy up a damaged file when it closes.</param>
    /// <param name="path">The file.</param>
    /// <param name="used">Whether it must hold something.</param>
    /// <exception cref="StoreException">The store is damaged.</exception>
    public static void Check(Db db, string path, bool used)
    {
        var problem = db.First("PRAGMA quick_check(1)", row => row.GetString(0));
        if (problem != "ok")
        {
            throw SqliteFailures.Damaged(path, problem ?? "it cannot be read.");
        }

        // A store never shrinks: pages beyond its end were taken over from a part of the log that is no longer read.
        if (Length(path) > db.First("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", row => row.GetInt64(0)))
        {
            throw SqliteFailures.Damaged(path, BrokenLog);
        }

        if (used && !HasSecrets(db))
        {
            throw SqliteFailures.Emptied(path);
        }
    }

    private static bool HasSecrets(Db db) =>
        db.First("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'secrets'", row => row.GetInt64(0)) > 0
        && db.First("SELECT COUNT(*) FROM secrets", row => row.GetInt64(0)) > 0;

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;
}
