namespace Pandacea.Verdict.Journal;

/// <summary>Where a run writes what happened. Safe for use by many threads.</summary>
public interface IJournal
{
    /// <summary>Nanoseconds since the run's start, monotonic.</summary>
    long Now { get; }

    /// <summary>Appends a record; <see cref="JournalRecord.Seq"/> is given here, and <see cref="JournalRecord.T"/> too unless it was set.</summary>
    void Append(JournalRecord record);
}
