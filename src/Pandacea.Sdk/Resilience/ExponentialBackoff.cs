using Microsoft.Extensions.Options;

namespace Pandacea.Sdk.Resilience;

/// <summary>Doubling delays with jitter, never above the maximum; a delay that the upstream asked for replaces them.</summary>
internal sealed class ExponentialBackoff(IOptions<ResilienceOptions> options, IJitter jitter) : IBackoff
{
    private readonly TimeSpan _base = options.Value.BaseDelay;
    private readonly TimeSpan _max = options.Value.MaxDelay;

    public RetryDelay Before(int retry, TimeSpan? retryAfter)
    {
        var nominal = Shorter(_base * Math.Pow(2, Math.Min(retry - 1, 30)), _max);
        var factor = jitter.NextFactor();
        var delay = retryAfter is { } asked
            ? asked + (_base * Math.Max(0, factor - SeededJitter.Least))
            : Shorter(nominal * factor, _max);
        return new RetryDelay(delay, nominal);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
