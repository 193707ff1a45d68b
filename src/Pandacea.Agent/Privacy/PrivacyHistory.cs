using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Privacy;

/// <summary>What was ever reserved, charged and released, and whether it can be trusted.</summary>
/// <param name="Entries">The ledger, oldest first.</param>
/// <param name="Problem">What is wrong with it; null: each entry belongs to the one before it, and the end is where it was.</param>
public sealed record PrivacyHistory(IReadOnlyList<PrivacyEntry> Entries, string? Problem)
{
    /// <summary>Reads the ledger from a store that an agent may be using, without changing anything.</summary>
    /// <param name="path">The store's file.</param>
    /// <exception cref="StoreException">There is none, or it cannot be read.</exception>
    public static PrivacyHistory Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreException(StoreFailure.Disk, $"There is no store at {path}. Start the agent once, or set PANDACEA_DATA_DIR to its data folder.");
        }

        try
        {
            using var db = SqliteAgentStore.Connect(path, SqliteOpenMode.ReadOnly);
            db.Script("BEGIN");
            return new(Ledger.Entries(db), Ledger.Problem(db));
        }
        catch (SqliteException error)
        {
            throw SqliteFailures.Of(error, path);
        }
    }

    /// <summary>What each identity has reserved and spent, as the entries add up.</summary>
    public IReadOnlyDictionary<string, PrivacyBalance> Balances()
    {
        var balances = new SortedDictionary<string, PrivacyBalance>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            balances[entry.Signer] = balances.GetValueOrDefault(entry.Signer).After(entry);
        }

        return balances;
    }
}
