namespace Pandacea.Verdict.Journal;

/// <summary>What must come one after the other: instants that the runner stamps, and beginning and end.</summary>
internal sealed class RecordOrder
{
    private readonly HashSet<(Type Kind, long Number)> _begun = [];
    private long _last;

    /// <summary>Takes note of a record; why it cannot stand where it does, null where it can.</summary>
    public string? Objection(JournalRecord record)
    {
        // Lines of services bear the instants that these gave them.
        var early = record is not (RetrySeen or CircuitChanged { Service: not null }) && record.T < _last
            ? $"is of an earlier instant ({record.T} ns) than those before it ({_last} ns)" : null;
        _last = Math.Max(_last, record.T);
        if (Beginning(record) is { } begun)
        {
            _begun.Add((record.GetType(), begun));
        }

        return early
            ?? (End(record) is { } end && !_begun.Contains(end) ? $"is the {JournalJson.KindOf(record)} of {end.Number}, which had not begun" : null);
    }

    private static long? Beginning(JournalRecord record) => record switch
    {
        OperationInvoked operation => operation.Op,
        FaultInjecting fault => fault.Window,
        FaultLifting fault => fault.Window,
        _ => null,
    };

    private static (Type Kind, long Number)? End(JournalRecord record) => record switch
    {
        OperationEnded operation => (typeof(OperationInvoked), operation.Op),
        FaultInjected fault => (typeof(FaultInjecting), fault.Window),
        FaultLifted fault => (typeof(FaultLifting), fault.Window),
        _ => null,
    };
}
