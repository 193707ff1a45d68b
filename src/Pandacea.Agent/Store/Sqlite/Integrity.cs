namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Looks a store over before anything is written to it.</summary>
internal static class Integrity
{
    /// <summary>Finds torn pages and broken trees; costs about a second per gigabyte. A flipped bit within a value is not found.</summary>
    /// <param name="db">A connection that only reads: one that writes would tidy up a damaged file when it closes.</param>
    /// <param name="path">For the message.</param>
    /// <exception cref="StoreException">The store is damaged.</exception>
    public static void Check(Db db, string path)
    {
        var problem = db.First("PRAGMA quick_check(1)", row => row.GetString(0));
        if (problem != "ok")
        {
            throw SqliteFailures.Damaged(path, problem ?? "it cannot be read.");
        }
    }
}
