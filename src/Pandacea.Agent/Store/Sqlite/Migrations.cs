using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Brings a store to the version of this program, one numbered script after the other, each in a transaction of its own.</summary>
internal static class Migrations
{
    private const string Prefix = "Pandacea.Agent.Store.Migrations.";

    /// <summary>The scripts in their order; the first one makes version 1.</summary>
    public static IReadOnlyList<string> Scripts { get; } = Load();

    /// <param name="db">The connection that writes.</param>
    /// <param name="path">For messages.</param>
    /// <param name="now">Stands in the version table.</param>
    /// <param name="target">The version to stop at.</param>
    /// <exception cref="StoreException">A newer program wrote the store.</exception>
    public static void Apply(Db db, string path, DateTimeOffset now, int? target = null)
    {
        db.Script("CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)");
        var version = db.First("SELECT MAX(version) FROM schema_versions", row => row.IsDBNull(0) ? 0 : row.GetInt32(0));
        if (version > Scripts.Count)
        {
            throw new StoreException(
                StoreFailure.TooNew, $"The store {path} has version {version}, this program knows versions up to {Scripts.Count}. Start the newer program, or restore a backup.");
        }

        for (var next = version + 1; next <= (target ?? Scripts.Count); next++)
        {
            Step(db, Scripts[next - 1], next, now);
        }
    }

    private static void Step(Db db, string script, int version, DateTimeOffset now)
    {
        db.Script("BEGIN IMMEDIATE");
        try
        {
            db.Script(script);
            db.Execute("INSERT INTO schema_versions (version, applied_at) VALUES (@0, @1)", version, now.ToUnixTimeMilliseconds());
            db.Script("COMMIT");
        }
        catch (SqliteException)
        {
            Undo(db);
            throw;
        }
    }

    private static void Undo(Db db)
    {
        try
        {
            db.Script("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
    }

    private static List<string> Load()
    {
        var assembly = typeof(Migrations).Assembly;
        var scripts = new List<string>();
        while (assembly.GetManifestResourceStream(Prefix + (scripts.Count + 1).ToString("0000", CultureInfo.InvariantCulture) + ".sql") is { } stream)
        {
            using var reader = new StreamReader(stream);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }
}
