using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Leases;

/// <summary>The one lease of a host, and the timer that ends it.</summary>
internal sealed class LeaseBook : IDisposable
{
    private readonly Lock _gate = new();
    private readonly MonotonicClock _clock;
    private readonly Func<string> _newId;
    private readonly Action<string> _expired;
    private readonly ITimer _timer;
    private Lease? _current;

    /// <param name="clock">Measures the leases.</param>
    /// <param name="newId">Makes ids.</param>
    /// <param name="expired">Called with the id of a lease that ran out.</param>
    public LeaseBook(MonotonicClock clock, Func<string> newId, Action<string> expired)
    {
        (_clock, _newId, _expired) = (clock, newId, expired);
        _timer = clock.Time.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The lease that is held now.</summary>
    public Lease? Current
    {
        get
        {
            Sweep();
            lock (_gate)
            {
                return _current;
            }
        }
    }

    public long RenewedMsAgo(Lease lease) => (_clock.Now - lease.ExpiresAt) / 1_000_000 + (long)lease.Ttl.TotalMilliseconds;

    public bool IsLive(string id) => Current?.Id == id;

    /// <summary>Takes the lease; null while another holds it.</summary>
    public Lease? TryAcquire(TimeSpan ttl, string owner)
    {
        Sweep();
        lock (_gate)
        {
            return _current is null ? Hold(new Lease(_newId(), owner, ttl, 0)) : null;
        }
    }

    /// <summary>Starts its time anew; false if it is not held any more.</summary>
    public bool TryRenew(string id)
    {
        Sweep();
        lock (_gate)
        {
            return _current?.Id == id && Hold(_current) is not null;
        }
    }

    public void Release(string id)
    {
        lock (_gate)
        {
            _current = _current?.Id == id ? null : _current;
        }
    }

    public void Dispose() => _timer.Dispose();

    private Lease Hold(Lease lease)
    {
        _current = lease with { ExpiresAt = _clock.Now + (lease.Ttl.Ticks * TimeSpan.NanosecondsPerTick) };
        _timer.Change(lease.Ttl, Timeout.InfiniteTimeSpan);
        return _current;
    }

    private void Sweep()
    {
        Lease? expired = null;
        lock (_gate)
        {
            var left = (_current?.ExpiresAt ?? long.MaxValue) - _clock.Now;
            if (_current is not null && left > 0)
            {
                // The timer may fire a little before the clock says so.
                _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left / 1e6)), Timeout.InfiniteTimeSpan);
            }
            else
            {
                (expired, _current) = (_current, null);
            }
        }

        if (expired is not null)
        {
            _expired(expired.Id);
        }
    }
}
