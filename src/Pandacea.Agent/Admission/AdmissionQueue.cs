namespace Pandacea.Agent.Admission;

/// <summary>
/// Who runs, who waits and who is sent away: a fixed bound on all inside, an adaptive one on those running,
/// turns that are fair between identities, and no start for whom nobody waits any longer. Thread-safe.
/// </summary>
public sealed class AdmissionQueue : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestRetryAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly AdmissionOptions _options;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly FairLines _lines;
    private readonly AdaptiveLimit _limit;
    private readonly DrainRate _drain = new();
    private readonly ITimer _sweep;
    private readonly int _mostOutside;
    private int _running;
    private int _outside;
    private double _squeeze = 1;
    private TimeSpan _promised;

    /// <summary>An empty queue.</summary>
    public AdmissionQueue(AdmissionOptions options, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueSize, 1);
        (_options, _time, _origin) = (options, time, time.GetTimestamp());
        _lines = new(options.QueueSize);
        _limit = new(options.QueueSize);
        _mostOutside = Math.Max(1, options.QueueSize / 4);
        _sweep = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
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

    private int Occupied => _running + _outside + _lines.Count;

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

    /// <summary>Asks for a place, and waits for the turn.</summary>
    /// <exception cref="OperationCanceledException">The caller went away; nothing is held.</exception>
    public ValueTask<AdmissionResult> EnterAsync(AdmissionCall call, CancellationToken abort)
    {
        abort.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            var now = Now;
            if (Begin(call, now) is { } ticket)
            {
                return new(new AdmissionResult(ticket, default));
            }

            if (call.WaitsOutside || !FinishesInTime(call, now) || !MakeRoom(call.Identity, now))
            {
                return new(Refusal(now));
            }

            _drain.Begin(now);
            waiter = new(call, (now + Patience(call)).Ticks);
            _lines.Add(waiter);
        }

        return abort.CanBeCanceled ? new(WaitAsync(waiter, abort)) : new(waiter.Result);
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void Dispose() => _sweep.Dispose();

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
            var pressed = _lines.Count > 0;
            _running--;
            _drain.See(now, pressed);
            if (ticket.Representative)
            {
                _limit.See(ticket.Call.Kind, new(ticket.Started), now, pressed);
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

        if (call.WaitsOutside ? _outside < _mostOutside : _running < Allowed && _lines.Count == 0)
        {
            _ = call.WaitsOutside ? _outside++ : _running++;
            return new(this, call, now.Ticks);
        }

        return null;
    }

    private TimeSpan Patience(AdmissionCall call) => call.Patience ?? _options.DefaultPatience;

    // Half a turn: on average the running ones are half done.
    private bool FinishesInTime(AdmissionCall call, TimeSpan now)
    {
        var wait = _drain.PerSecond(now) is { } rate ? TimeSpan.FromSeconds((_lines.Ahead(call.Identity) + 0.5) / rate) : TimeSpan.Zero;
        return wait + _limit.Least(call.Kind) <= Patience(call);
    }

    private bool MakeRoom(string identity, TimeSpan now)
    {
        if (Occupied < Capacity)
        {
            return true;
        }

        var last = _lines.PushOutFor(identity);
        last?.Answer(Refusal(now));
        return last is not null;
    }

    private void Dispatch(TimeSpan now)
    {
        while (_running < Allowed && _lines.Next() is { } waiter)
        {
            if (now.Ticks + _limit.Least(waiter.Call.Kind).Ticks > waiter.Deadline)
            {
                waiter.Answer(Refusal(now) with { TooLate = true });
                continue;
            }

            _running++;
            waiter.Answer(new(new(this, waiter.Call, now.Ticks), default));
        }
    }

    private void Sweep()
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var waiter in _lines.All.Where(waiter => waiter.Deadline <= now.Ticks).ToList())
            {
                _lines.Remove(waiter);
                waiter.Answer(Refusal(now) with { TooLate = true });
            }
        }
    }

    // Each refused caller is promised a turn of its own, or all would come back at once.
    private AdmissionResult Refusal(TimeSpan now)
    {
        if (_drain.PerSecond(now) is not { } rate)
        {
            return new(null, ShortestRetryAfter);
        }

        var free = now + TimeSpan.FromSeconds(Math.Min(_options.LongestRetryAfter.TotalSeconds, Occupied / rate));
        var latest = now + _options.LongestRetryAfter;
        _promised = (_promised > free ? _promised : free) + TimeSpan.FromSeconds(Math.Min(1, 1 / rate));
        _promised = _promised < latest ? _promised : latest;
        var seconds = Math.Ceiling((_promised - now).TotalSeconds);
        return new(null, TimeSpan.FromSeconds(Math.Max(1, seconds)));
    }

    private async Task<AdmissionResult> WaitAsync(Waiter waiter, CancellationToken abort)
    {
        await using var _ = abort.UnsafeRegister(_ => Abandon(waiter, abort), null);
        return await waiter.Result.ConfigureAwait(false);
    }

    private void Abandon(Waiter waiter, CancellationToken abort)
    {
        lock (_gate)
        {
            if (_lines.Remove(waiter))
            {
                waiter.Abort(abort);
            }
        }
    }
}
