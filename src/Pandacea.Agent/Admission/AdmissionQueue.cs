namespace Pandacea.Agent.Admission;

/// <summary>
/// Who runs, who waits and who is sent away: a fixed bound on all inside, an adaptive one on those running,
/// turns that are fair between identities, and no start for whom nobody waits any longer. Thread-safe.
/// </summary>
public sealed class AdmissionQueue : IAdmission, IDisposable
{
    private const double Spent = 0.75;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private readonly AdmissionOptions _options;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly FairRounds _line;
    private readonly AdaptiveLimit _limit;
    private readonly Pace _pace;
    private readonly DrainRate _drain = new();
    private readonly RetryPromises _promises;
    private readonly ITimer _sweep;
    private readonly ITimer _turn;
    private readonly int _mostOutside;
    private int _running;
    private int _outside;
    private double _squeeze = 1;
    private TimeSpan _calm;

    /// <summary>An empty queue.</summary>
    public AdmissionQueue(AdmissionOptions options, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueSize, 1);
        (_options, _time, _origin) = (options, time, time.GetTimestamp());
        _line = new(options.QueueSize);
        _limit = new(options.QueueSize);
        _pace = new(options.MostPerSecond);
        _promises = new(options.LongestRetryAfter);
        _mostOutside = Math.Max(1, options.QueueSize / 4);
        _sweep = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
        _turn = time.CreateTimer(_ => TakeTurns(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <value>How many there is room for.</value>
    public int Capacity => _options.QueueSize;

    /// <value>How many are inside: running and waiting.</value>
    public int Depth
    {
        get
        {
            lock (_gate)
            {
                return Occupied;
            }
        }
    }

    /// <value>How many may run at once, as found so far.</value>
    public int Limit
    {
        get
        {
            lock (_gate)
            {
                return Allowed;
            }
        }
    }

    private int Occupied => _running + _outside + _line.Count;

    private int Allowed => Math.Max(1, (int)(_limit.Current * _squeeze));

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Lets at most this part of the limit run, between 0 and 1.</summary>
    public void Squeeze(double part)
    {
        lock (_gate)
        {
            _squeeze = Math.Clamp(part, 0, 1);
            Dispatch(Now);
        }
    }

    /// <inheritdoc/>
    public ValueTask<AdmissionResult> EnterAsync(AdmissionCall call, CancellationToken abort)
    {
        abort.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var now = Now;
            return Begin(call, now) is { } ticket ? new(new AdmissionResult(ticket, default))
                : call.WaitsOutside ? new(Refusal(now))
                : Wait(call, now, abort);
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void Dispose()
    {
        _sweep.Dispose();
        _turn.Dispose();
    }

    internal AdmissionOptions Options => _options;

    internal void Leave(AdmissionTicket ticket)
    {
        lock (_gate)
        {
            if (ticket.Call.WaitsOutside)
            {
                _outside--;
                return;
            }

            var now = Now;
            var (pressed, full) = (_line.Count > 0, _running >= Allowed);
            _running--;
            _drain.See(now, pressed);
            if (ticket.Representative)
            {
                _limit.See(ticket.Call.Kind, ticket.Started, now, ticket.Running, pressed && full);
            }

            Dispatch(now);
        }
    }

    private AdmissionTicket? Begin(AdmissionCall call, TimeSpan now)
    {
        if (Occupied >= Capacity)
        {
            return null;
        }

        if (call.WaitsOutside ? _outside < _mostOutside : _running < Allowed && _line.Count == 0 && _pace.Wait(now) <= TimeSpan.Zero)
        {
            _calm = now;
            _line.Know(call.Identity);
            return Start(call, now);
        }

        return null;
    }

    private AdmissionTicket Start(AdmissionCall call, TimeSpan now)
    {
        if (call.WaitsOutside)
        {
            _outside++;
        }
        else
        {
            _running++;
            _pace.Take(now);
        }

        return new(this, call, now, _running);
    }

    private ValueTask<AdmissionResult> Wait(AdmissionCall call, TimeSpan now, CancellationToken abort)
    {
        var patience = Patience(call, now);
        var round = _line.RoundOf(call.Identity);
        if (!FinishesInTime(call, patience, round, now) || !MakeRoom(round, now))
        {
            return new(Refusal(now));
        }

        _drain.Begin(now);
        var waiter = new Waiter(call, now, now + patience);
        _line.Add(waiter, round);
        waiter.Abort = abort.UnsafeRegister((state, token) => Abandon((Waiter)state!, token), waiter);
        Dispatch(now); // Where only the pace is waited for, nobody's end will do it.
        return new(waiter.Result);
    }

    // A burst may take its time. A backlog that does not go away serves nobody: then who does not say is taken to be in a hurry.
    private TimeSpan Patience(AdmissionCall call, TimeSpan now) =>
        call.Patience ?? (now - _calm > _options.Burst ? Longer(_options.Hurry, 3 * _limit.Expected(call.Kind)) : _options.DefaultPatience);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // Not all of the time to spare may be spent in the line: the rate is a guess, and a late answer is wasted work.
    // Half a turn: on average the running ones are half done.
    private bool FinishesInTime(AdmissionCall call, TimeSpan patience, long round, TimeSpan now)
    {
        var wait = _drain.PerSecond(now) is { } rate ? TimeSpan.FromSeconds((_line.Ahead(round) + 0.5) / rate) : TimeSpan.Zero;
        return wait <= Spent * (patience - _limit.Expected(call.Kind));
    }

    private bool MakeRoom(long round, TimeSpan now)
    {
        if (Occupied < Capacity)
        {
            return true;
        }

        var last = _line.PushOut(round);
        last?.Answer(Refusal(now));
        return last is not null;
    }

    private void Dispatch(TimeSpan now)
    {
        while (_running < Allowed && _line.Count > 0)
        {
            if (_pace.Wait(now) is var wait && wait > TimeSpan.Zero)
            {
                _turn.Change(wait, Timeout.InfiniteTimeSpan);
                return;
            }

            var waiter = _line.Next()!;
            if (now + _limit.Expected(waiter.Call.Kind) > waiter.Deadline)
            {
                waiter.Answer(Refusal(now) with { TooLate = true });
                continue;
            }

            _calm = now - waiter.Entered < Calm ? now : _calm;
            waiter.Answer(new(Start(waiter.Call, now), default));
        }
    }

    private void TakeTurns()
    {
        lock (_gate)
        {
            Dispatch(Now);
        }
    }

    private void Sweep()
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var waiter in _line.Overdue(now))
            {
                _line.Remove(waiter);
                waiter.Answer(Refusal(now) with { TooLate = true });
            }
        }
    }

    private AdmissionResult Refusal(TimeSpan now) => new(null, _promises.Next(now, Occupied, _drain.PerSecond(now)));

    private void Abandon(Waiter waiter, CancellationToken abort)
    {
        lock (_gate)
        {
            if (_line.Remove(waiter))
            {
                waiter.Cancel(abort);
            }
        }
    }
}
