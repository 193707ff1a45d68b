
namespace Pandacea.Agent.Admission;

/// <summary>A token bucket that lives on a <see cref="TimeProvider"/>; the framework's own reads the system's clock.</summary>
internal sealed class ClockedTokenBucket(RateLimitOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _origin = time.GetTimestamp();
    private double _tokens = options.Burst;
    private double _seen;
    private double _promised;
    private double _lastPromise;

    /// <summary>Takes a token, or promises each caller one of its own, so that all who wait as told are let in.</summary>
    public RateDecision Take()
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_origin).TotalSeconds;
            _tokens = Math.Min(options.Burst, _tokens + ((now - _seen) * options.PerSecond));
            _seen = now;
            if (_tokens >= 1 - 1e-9)
            {
                _tokens = Math.Max(0, _tokens - 1);
                return new(true, default, false);
            }

            var early = now < _lastPromise;
            var next = now + ((1 - _tokens) / options.PerSecond);
            _promised = Math.Min(Math.Max(next, _promised + (1 / options.PerSecond)), now + Longest);
            var seconds = Math.Ceiling(_promised - now - 1e-9);
            if (!early)
            {
                _lastPromise = now + seconds;
            }

            return new(false, TimeSpan.FromSeconds(Math.Max(1, seconds)), early);
        }
    }

    private double Longest => Math.Max(1, options.Burst / options.PerSecond);
}
