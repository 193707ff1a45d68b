using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Support;

/// <summary>Keeps records in memory, on a clock that a test moves.</summary>
public sealed class MemoryJournal(TimeProvider time) : IJournal
{
    private readonly long _origin = time.GetTimestamp();
    private readonly List<JournalRecord> _records = [];

    public long Now => time.GetElapsedTime(_origin).Ticks * 100;

    public IReadOnlyList<JournalRecord> Records
    {
        get
        {
            lock (_records)
            {
                return [.. _records];
            }
        }
    }

    public void Append(JournalRecord record)
    {
        lock (_records)
        {
            _records.Add(record with { T = record.T == 0 ? Now : record.T, Seq = _records.Count });
        }
    }

    public IReadOnlyList<T> Of<T>() => [.. Records.OfType<T>()];
}
