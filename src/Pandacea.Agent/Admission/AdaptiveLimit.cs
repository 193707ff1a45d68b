namespace Pandacea.Agent.Admission;

/// <summary>
/// How many may run at once, found by itself: as many as do not make each other wait, and a few more so that no place stands empty.
/// Vegas on the time that work takes beside what it takes undisturbed. Under lasting pressure nothing is undisturbed:
/// then the limit is halved now and then until a few were done. Not thread-safe.
/// </summary>
internal sealed class AdaptiveLimit(int maximum)
{
    private const int Start = 2;
    private const int FirstBatch = 2;
    private const int Batch = 10;
    private const int LeastForCut = 4;
    private const int LooksNeeded = 3;
    private const int LongestHold = 16;

    // In standard errors: to raise, to step down, to cut.
    private const double NoDoubt = 0;
    private const double SomeDoubt = 0.5;
    private const double MuchDoubt = 1.5;

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, ServiceTime> _times = [];
    private readonly LimitSamples _samples = new();
    private double _limit = Math.Min(Start, maximum);
    private bool _opening = true;
    private bool _raised;
    private int _hold = 1;
    private int _held;
    private TimeSpan _changed;
    private bool _looking;
    private int _seenAlone;
    private TimeSpan _looked;
    private TimeSpan _lookAfter = FirstLook;

    public int Current => _looking ? Half : (int)_limit;

    private int Half => Math.Max(1, (int)_limit / 2);

    /// <summary>How long work of <paramref name="kind"/> takes now; zero if it was never seen.</summary>
    public TimeSpan Expected(string kind) => TimeSpan.FromSeconds(_times.TryGetValue(kind, out var time) ? time.Lately : 0);

    /// <param name="kind">What was done.</param>
    /// <param name="started">When.</param>
    /// <param name="now">When it was done.</param>
    /// <param name="running">How many ran when it started, itself included.</param>
    /// <param name="pressed">Whether others were waiting for its place.</param>
    public void See(string kind, TimeSpan started, TimeSpan now, int running, bool pressed)
    {
        if (!_times.TryGetValue(kind, out var time))
        {
            _times[kind] = time = new();
        }

        // Half of a limit that has not proved good may be too many.
        var alone = running == 1 || (running <= Half && (_looking || !_raised));
        var taken = (now - started).TotalSeconds;
        time.See(taken, alone);
        if (started < _changed)
        {
            return; // It ran under another limit.
        }

        if (alone && ++_seenAlone >= LooksNeeded)
        {
            EndLook(now);
        }
        else if (!_looking)
        {
            _samples.Add(time, taken, pressed);
            Adapt(now);
        }
    }

    private void EndLook(TimeSpan now)
    {
        (_seenAlone, _looked) = (0, now);
        if (_looking)
        {
            (var before, _looking) = (Current, false);
            Expect(before);
            _lookAfter = _lookAfter * 2 < LookEvery ? _lookAfter * 2 : LookEvery;
            Restart(now);
        }
    }

    private void Adapt(TimeSpan now)
    {
        var slack = Math.Max(1, 2 * Math.Log10(_limit));
        var full = _samples.Count >= Math.Max(_opening ? FirstBatch : Batch, (int)_limit);
        if (_samples.Count >= Math.Max(LeastForCut, (int)_limit / 2) && _samples.Inside(_limit, MuchDoubt) is var inside && inside > 1.6 * slack)
        {
            Lower(_limit - inside, now);
        }
        else if (!full)
        {
            return;
        }
        else if (_samples.Inside(_limit, SomeDoubt) > 0.8 * slack)
        {
            Lower(_limit - 1, now);
        }
        else if (_samples.Inside(_limit, NoDoubt) < 0.5 * slack && _samples.Pressed)
        {
            Raise(now);
        }
        else
        {
            (_raised, _hold) = (false, 1);
            Stay(now);
        }
    }

    private void Lower(double to, TimeSpan now)
    {
        // A step up that had to be taken back is tried again later and later.
        _hold = _raised ? Math.Min(LongestHold, _hold * 2) : 1;
        (_raised, _opening, _held) = (false, false, 0);
        Change(Math.Max(1, to), now);
    }

    private void Raise(TimeSpan now)
    {
        if (++_held < _hold && !_opening)
        {
            Stay(now);
            return;
        }

        (_raised, _held) = (true, 0);
        Change(Math.Min(maximum, _opening ? _limit * 2 : _limit + 1), now);
    }

    private void Change(double to, TimeSpan now)
    {
        (var before, _limit, _seenAlone) = (Current, to, 0);
        Expect(before);
        Restart(now);
    }

    // Until it is seen: that more of them at once take their time from each other.
    private void Expect(int before)
    {
        foreach (var time in _times.Values.Where(_ => Current > before))
        {
            time.Stretch((double)Current / before);
        }
    }

    private void Stay(TimeSpan now)
    {
        _looking = _samples.Pressed && Current > 1 && now - _looked > _lookAfter;
        if (_looking)
        {
            Restart(now);
        }
        else
        {
            _samples.Clear();
        }
    }

    private void Restart(TimeSpan now)
    {
        _changed = now;
        _samples.Clear();
    }
}
