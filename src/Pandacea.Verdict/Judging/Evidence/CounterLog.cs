using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Sampled counters.</summary>
internal sealed class CounterLog
{
    private readonly List<CountersSampled> _samples = [];

    public CountersSampled? Last => _samples.Count == 0 ? null : _samples[^1];

    public void See(JournalRecord record)
    {
        if (record is CountersSampled sample)
        {
            _samples.Add(sample);
        }
    }

    /// <summary>The samples that enclose a stretch of time: the last one before it and the first one after it.</summary>
    public (CountersSampled From, CountersSampled To)? Around(long from, long to)
    {
        var before = _samples.FindLast(sample => sample.T <= from);
        var after = _samples.Find(sample => sample.T >= to);
        return before is null || after is null ? null : (before, after);
    }

    /// <summary>The first and the last sample inside a stretch of time; null if there are no two.</summary>
    public (CountersSampled From, CountersSampled To)? Within(long from, long to)
    {
        var inside = _samples.Where(sample => sample.T >= from && sample.T <= to).ToList();
        return inside.Count < 2 ? null : (inside[0], inside[^1]);
    }

    public static long Value(CountersSampled sample, string name) => sample.Values.GetValueOrDefault(name);

    public static long Growth((CountersSampled From, CountersSampled To) span, string name) =>
        Value(span.To, name) - Value(span.From, name);
}
