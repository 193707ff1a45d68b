namespace Pandacea.Bench.Overload.Loading;

/// <summary>What became of a load.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly int[] _counts = new int[Enum.GetValues<Answer>().Length];
    private readonly List<TimeSpan> _latencies = [];

    public int Offered => _counts.Sum();

    public int this[Answer answer] => _counts[(int)answer];

    public TimeSpan P50 => Quantile(0.5);

    public TimeSpan P99 => Quantile(0.99);

    /// <param name="answer">How it ended.</param>
    /// <param name="latency">Since it was due.</param>
    /// <param name="deadline">After which an answer is worth nothing.</param>
    public void Add(Answer answer, TimeSpan latency, TimeSpan deadline)
    {
        lock (_gate)
        {
            if (answer == Answer.Good)
            {
                _latencies.Add(latency);
            }

            _counts[(int)(answer == Answer.Good && latency > deadline ? Answer.TimedOut : answer)]++;
        }
    }

    private TimeSpan Quantile(double part)
    {
        _latencies.Sort();
        return _latencies.Count == 0 ? TimeSpan.Zero : _latencies[Math.Min(_latencies.Count - 1, (int)(part * _latencies.Count))];
    }
}
