namespace Pandacea.Sdk.Resilience;

/// <summary>State of the circuit breaker of one upstream: counts consecutive failures, opens, half-opens, closes.</summary>
/// <remarks>Thread safe. A closed circuit with no failures and an open one are passed without a lock.</remarks>
internal sealed class Circuit(string name, ResilienceOptions options, TimeProvider time, EventQueue events)
{
    private readonly Lock _gate = new();
    private readonly int _threshold = options.CircuitFailThreshold;
    private readonly TimeSpan _reset = options.CircuitReset;
    private volatile CircuitState _state;
    private volatile int _epoch;
    private volatile int _failures;
    private long _openedAt;
    private long _outageBegan;
    private bool _trialRunning;
    private string _halfOpenedBy = RecoveredBy.Timer;

    /// <summary>Where the circuit is now.</summary>
    public CircuitState State => _state;

    /// <summary>Is called with the epoch of each opening, under no lock.</summary>
    public Action<int>? Opened { get; set; }

    /// <summary>How much longer the circuit stays open by itself; zero if it does not.</summary>
    public TimeSpan OpenFor
    {
        get
        {
            var left = _reset - time.GetElapsedTime(Volatile.Read(ref _openedAt));
            return _state == CircuitState.Open && left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Asks to make an attempt.</summary>
    /// <returns>False: fail fast.</returns>
    public bool TryEnter(out CircuitTicket ticket)
    {
        // The epoch first: should the circuit move on in between, the ticket is merely outdated.
        ticket = new CircuitTicket(_epoch);
        if (_state == CircuitState.Closed)
        {
            return true;
        }

        if (OpenFor > TimeSpan.Zero)
        {
            return false;
        }

        bool entered;
        lock (_gate)
        {
            entered = EnterLocked(out ticket);
        }

        events.Deliver();
        return entered;
    }

    /// <summary>Hands back the ticket of an attempt with what its outcome says.</summary>
    public void Leave(CircuitTicket ticket, CircuitVote vote)
    {
        if (_state == CircuitState.Closed && (vote == CircuitVote.None || (vote == CircuitVote.Answered && _failures == 0)))
        {
            return;
        }

        int? opening;
        lock (_gate)
        {
            // Attempts begun before an opening change nothing after it.
            opening = ticket.Epoch == _epoch && Opens(vote) ? _epoch : null;
        }

        if (opening is { } epoch)
        {
            Opened?.Invoke(epoch);
        }

        events.Deliver();
    }

    /// <summary>A probe succeeded while the circuit was open.</summary>
    /// <param name="epoch">The opening that the probe belongs to.</param>
    public void HalfOpenByProbe(int epoch)
    {
        lock (_gate)
        {
            if (!IsOpenSince(epoch))
            {
                return;
            }

            HalfOpen(RecoveredBy.Probe);
        }

        events.Deliver();
    }

    /// <summary>Whether the circuit has been open ever since the opening.</summary>
    public bool IsOpenSince(int epoch) => _state == CircuitState.Open && _epoch == epoch;

    private bool EnterLocked(out CircuitTicket ticket)
    {
        if (_state == CircuitState.Open && OpenFor == TimeSpan.Zero)
        {
            HalfOpen(RecoveredBy.Timer);
        }

        ticket = new CircuitTicket(_epoch);
        if (_state == CircuitState.HalfOpen && !_trialRunning)
        {
            _trialRunning = true;
            return true;
        }

        return _state == CircuitState.Closed;
    }

    /// <summary>Counts the vote.</summary>
    /// <returns>Whether the circuit opened over it.</returns>
    private bool Opens(CircuitVote vote)
    {
        if (_state == CircuitState.HalfOpen)
        {
            return TrialOpens(vote);
        }

        if (vote == CircuitVote.Answered)
        {
            _failures = 0;
            return false;
        }

        if (vote == CircuitVote.None || ++_failures < _threshold)
        {
            return false;
        }

        _outageBegan = time.GetTimestamp();
        Open(CircuitOpened.Threshold);
        return true;
    }

    private bool TrialOpens(CircuitVote vote)
    {
        _trialRunning = false;
        if (vote == CircuitVote.Answered)
        {
            Close();
        }

        if (vote != CircuitVote.Failed)
        {
            return false;
        }

        _failures++;
        Open(CircuitOpened.HalfOpenFailed);
        return true;
    }

    private void Open(string reason)
    {
        Volatile.Write(ref _openedAt, time.GetTimestamp());
        MoveTo(CircuitState.Open);
        events.Add(new CircuitOpened(name, _failures, _reset, reason));
    }

    private void HalfOpen(string by)
    {
        _halfOpenedBy = by;
        _trialRunning = false;
        MoveTo(CircuitState.HalfOpen);
        events.Add(new CircuitHalfOpened(name, by));
    }

    private void Close()
    {
        _failures = 0;
        MoveTo(CircuitState.Closed);
        events.Add(new CircuitClosed(name, _halfOpenedBy));
        events.Add(new RecoveryAchieved(name, time.GetElapsedTime(_outageBegan)));
    }

    private void MoveTo(CircuitState state)
    {
        _epoch++;
        _state = state;
    }
}
