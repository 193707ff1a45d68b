namespace Pandacea.Agent.Admission;

/// <summary>
/// A token bucket that lives on a <see cref="TimeProvider"/>; the framework's own reads the system's clock.
/// Whoever is refused is promised a token, and that token is kept: nobody who comes between takes it.
/// </summary>
internal sealed class ClockedTokenBucket(RateLimitOptions options, TimeProvider time)
{
    // In seconds: how long a promised token is kept for who comes late.
    private const double Kept = 1;
    private const double Rounding = 1e-9;

    // In seconds: how far ahead tokens are promised, so that there are not too many promises.
    private readonly double _ahead = Math.Max(120, options.Burst / options.PerSecond);

    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private readonly PriorityQueue<double, double> _promises = new();
    private double _tokens = options.Burst;
    private double _seen;
    private double _told;

    /// <summary>Takes a token, or promises one.</summary>
    public RateDecision Take()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_origin).TotalSeconds;
            Refill(now);
            if (_promises.TryPeek(out var due, out _) && due <= now + Rounding)
            {
                _promises.Dequeue();
                return new(true, default, false);
            }

            if (_tokens >= 1 - Rounding)
            {
                _tokens--;
                return new(true, default, false);
            }

            return Promise(now);
        }
    }

    /// <summary>Tokens that are promised are taken already, so that there may be less than none.</summary>
    private void Refill(double now)
    {
        _tokens = Math.Min(options.Burst, _tokens + ((now - _seen) * options.PerSecond));
        _seen = now;
        while (_promises.TryPeek(out var due, out _) && due + Kept < now)
        {
            _promises.Dequeue();
            _tokens = Math.Min(options.Burst, _tokens + 1);
        }
    }

    private RateDecision Promise(double now)
    {
        var early = now < _told;
        var wait = (1 - _tokens) / options.PerSecond;
        var seconds = Math.Max(1, Math.Ceiling(Math.Min(wait, _ahead) - Rounding));
        if (wait <= _ahead)
        {
            _tokens--;
            _promises.Enqueue(now + seconds, now + seconds);
        }

        _told = early ? _told : now + seconds;
        return new(false, TimeSpan.FromSeconds(seconds), early);
    }
}
