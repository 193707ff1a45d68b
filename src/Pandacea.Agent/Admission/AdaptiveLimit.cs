namespace Pandacea.Agent.Admission;

/// <summary>
/// How many may run at once, found by itself: as many as do not make each other wait.
/// A gradient in the manner of Vegas: of L running, L x (1 - least time / time) are waiting inside.
/// Not thread-safe.
/// </summary>
internal sealed class AdaptiveLimit(int maximum)
{
    private const int Start = 4;
    private const int FewestSamples = 4;
    private const int LongestHold = 32;

    // Jitter of the scheduler is not a queue: CoDel's target.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<string, ServiceBaseline> _baselines = [];
    private double _limit = Math.Min(Start, maximum);
    private bool _opening = true;
    private bool _raised;
    private int _hold = 1;
    private int _held;
    private TimeSpan _changed;
    private double _gradients;
    private int _samples;
    private bool _pressed;

    public int Current => (int)_limit;

    public TimeSpan Least(string kind) => _baselines.TryGetValue(kind, out var baseline) ? baseline.Least ?? TimeSpan.Zero : TimeSpan.Zero;

    /// <param name="kind">What was done.</param>
    /// <param name="started">When.</param>
    /// <param name="now">When it was done.</param>
    /// <param name="pressed">Whether others were waiting for its place.</param>
    public void See(string kind, TimeSpan started, TimeSpan now, bool pressed)
    {
        if (!_baselines.TryGetValue(kind, out var baseline))
        {
            _baselines[kind] = baseline = new();
        }

        var taken = now - started;
        baseline.See(taken, now);
        if (started < _changed)
        {
            return; // It ran under another limit.
        }

        var gradient = taken <= Tolerance ? 1 : Math.Min(1, (baseline.Least!.Value + Tolerance) / taken);
        if (Current == 1 && gradient < 0.5)
        {
            // Alone and yet slow: the work has changed, nobody waits inside.
            baseline.Replace(taken);
        }

        _gradients += gradient;
        _samples++;
        _pressed |= pressed;
        if (_samples >= Math.Max(FewestSamples, Current))
        {
            Adapt(now);
        }
    }

    private void Adapt(TimeSpan now)
    {
        var mean = _gradients / _samples;
        var inside = _limit * (1 - mean);
        var slack = Math.Max(1, 2 * Math.Log10(_limit));
        var before = Current;
        if (inside > 0.8 * slack)
        {
            Lower(inside > 1.6 * slack ? _limit * mean : _limit - 1);
        }
        else if (inside < 0.5 * slack && _pressed)
        {
            Raise();
        }
        else
        {
            (_raised, _hold) = (false, 1);
        }

        if (Current != before)
        {
            _changed = now;
        }

        (_gradients, _samples, _pressed) = (0, 0, false);
    }

    private void Lower(double to)
    {
        // A step up that had to be taken back is tried again later and later.
        _hold = _raised ? Math.Min(LongestHold, _hold * 2) : 1;
        (_raised, _opening, _held) = (false, false, 0);
        _limit = Math.Clamp(to, 1, maximum);
    }

    private void Raise()
    {
        if (++_held < _hold && !_opening)
        {
            return;
        }

        (_raised, _held) = (true, 0);
        _limit = Math.Min(maximum, _opening ? _limit * 2 : _limit + 1);
    }
}
