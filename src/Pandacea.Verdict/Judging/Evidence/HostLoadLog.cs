using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Whether other programs left a run too little of its machine.</summary>
internal sealed class HostLoadLog
{
    private const double Full = 0.9;

    // A second drill beside this one takes about half of two processors. At 0.6 first jobs were seen to take three times as long.
    private const double Most = 0.55;
    private readonly List<HostLoad> _samples = [];

    public void See(JournalRecord record)
    {
        if (record is HostLoad sample)
        {
            _samples.Add(sample);
        }
    }

    /// <summary>What share of the processors others had in a stretch of time in which nothing was left over; null where the run had enough.</summary>
    public double? Starved(long from, long to)
    {
        var within = _samples.Where((sample, index) => sample.T > from && (index == 0 || _samples[index - 1].T < to)).ToList();
        return within.Count > 0 && within.Average(sample => sample.Busy) >= Full && within.Average(sample => sample.Others) is >= Most and var others ? others : null;
    }
}
