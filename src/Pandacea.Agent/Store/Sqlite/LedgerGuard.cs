using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>
/// Whether the privacy ledger can be trusted. This process is the only one that writes to the store: where another one has committed something,
/// the ledger is checked in full before anything else is written, and has to end where this process left it. Once found, a problem stays until the next start.
/// </summary>
internal sealed class LedgerGuard
{
    // Until it was looked at it is not trusted.
    private volatile string? _problem = "the privacy ledger was not checked yet";
    private long _version;
    private LedgerHead? _head;
    private LedgerHead? _next;

    public string? Problem => _problem;

    /// <summary>A transaction has begun, and nothing was written in it.</summary>
    public void Begun(Db db)
    {
        // Other connections' commits change it, and nothing else does.
        var version = db.First("PRAGMA data_version", row => row.GetInt64(0));
        if (version != _version && _problem is null)
        {
            Check(db);
        }

        _version = version;
    }

    /// <summary>The transaction is about to be committed.</summary>
    public void Ending(Db db) => _next = _problem is null ? Ledger.Head(db) : null;

    /// <summary>It was committed.</summary>
    public void Committed() => _head = _next ?? _head;

    /// <summary>Checks all of the ledger.</summary>
    public void Check(Db db)
    {
        try
        {
            _problem = Ledger.Problem(db) ?? Moved(Ledger.Head(db));
        }
        catch (SqliteException error) when (!SqliteFailures.IsFatal(error))
        {
            Unreadable(error);
        }
    }

    public void Unreadable(Exception error) => _problem = "the privacy ledger cannot be read: " + error.Message;

    private string? Moved(LedgerHead head) => _head is null || head == _head
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"the privacy ledger ends with entry {head.Seq}, but this agent had come to entry {_head.Seq}, or to another one of that number");
}
