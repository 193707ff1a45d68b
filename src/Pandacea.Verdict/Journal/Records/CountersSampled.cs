namespace Pandacea.Verdict.Journal;

/// <summary>Counters, sampled every 100 ms.</summary>
public sealed record CountersSampled : JournalRecord
{
    /// <summary>Name to cumulative value; names in <see cref="CounterNames"/>.</summary>
    public required IReadOnlyDictionary<string, long> Values { get; init; }
}
