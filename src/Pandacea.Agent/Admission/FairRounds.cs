namespace Pandacea.Agent.Admission;

/// <summary>
/// Waiting requests in rounds: an identity has one turn a round. Whoever used less than the others has turns left from
/// earlier rounds and comes first: start-time fair queueing with unit costs. Everything but <see cref="Ahead"/> takes constant time.
/// Not thread-safe.
/// </summary>
internal sealed class FairRounds(int capacity)
{
    // Turns that can be saved up. Whom nobody knows has one: an identity costs nothing.
    private const int MostSaved = 8;
    private const int Remembered = 10_000;

    private readonly LinkedList<Waiter>?[] _rounds = new LinkedList<Waiter>?[capacity + MostSaved + 2];
    private readonly RecentlyUsed<Share> _shares = new(Remembered, _ => new Share());
    private long _current = MostSaved;
    private long _first;
    private long _last;

    public int Count { get; private set; }

    /// <summary>The round in which the next request of <paramref name="identity"/> would have its turn.</summary>
    public long RoundOf(string identity) => Math.Max(_current - MostSaved, _shares.Find(identity)?.Next ?? _current - 1);

    /// <summary>How many have their turn before a new request of <paramref name="round"/>.</summary>
    public int Ahead(long round)
    {
        if (round >= _last)
        {
            return Count;
        }

        var ahead = 0;
        for (var before = _first; before <= round; before++)
        {
            ahead += At(before).Count;
        }

        return ahead;
    }

    /// <summary>Somebody was served without having to wait: that costs no turn, but it is known from now on.</summary>
    public void Know(string identity) => _shares.Get(identity);

    public void Add(Waiter waiter, long round)
    {
        (_first, _last) = Count == 0 ? (round, round) : (Math.Min(_first, round), Math.Max(_last, round));
        waiter.Round = round;
        waiter.Place = At(round).AddLast(waiter);
        Count++;
        _shares.Get(waiter.Call.Identity).Next = round + 1;
    }

    /// <summary>Takes out whose turn it is; null if nobody waits.</summary>
    public Waiter? Next()
    {
        if (Count == 0)
        {
            return null;
        }

        var waiter = At(_first).First!.Value;
        _current = Math.Max(_current, waiter.Round);
        TakeOut(waiter);
        return waiter;
    }

    /// <summary>Takes out the last of all, if it comes after <paramref name="round"/>.</summary>
    public Waiter? PushOut(long round)
    {
        if (Count == 0 || _last <= round)
        {
            return null;
        }

        var waiter = At(_last).Last!.Value;
        Remove(waiter);
        return waiter;
    }

    /// <summary>Takes out one that will not be served; false if it no longer waits.</summary>
    public bool Remove(Waiter waiter)
    {
        if (waiter.Place is null)
        {
            return false;
        }

        TakeOut(waiter);
        if (_shares.Find(waiter.Call.Identity) is { } share)
        {
            share.Next--; // It had no turn.
        }

        return true;
    }

    /// <summary>Whose time is over by <paramref name="now"/>.</summary>
    public List<Waiter> Overdue(TimeSpan now)
    {
        var overdue = new List<Waiter>();
        for (var round = _first; Count > 0 && round <= _last; round++)
        {
            overdue.AddRange(At(round).Where(waiter => waiter.Deadline <= now));
        }

        return overdue;
    }

    private LinkedList<Waiter> At(long round) => _rounds[round % _rounds.Length] ??= [];

    private void TakeOut(Waiter waiter)
    {
        At(waiter.Round).Remove(waiter.Place!);
        waiter.Place = null;
        if (--Count == 0)
        {
            return;
        }

        while (At(_first).Count == 0)
        {
            _first++;
        }

        while (At(_last).Count == 0)
        {
            _last--;
        }
    }

    private sealed class Share
    {
        public long Next { get; set; }
    }
}
