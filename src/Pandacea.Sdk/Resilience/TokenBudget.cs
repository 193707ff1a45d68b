using Microsoft.Extensions.Options;

namespace Pandacea.Sdk.Resilience;

/// <summary>A retry budget of tokens, full at start.</summary>
internal sealed class TokenBudget : IRetryBudget
{
    /// <summary>Whole numbers, because ten times 0.1 must be 1.</summary>
    private const long Token = 1_000_000;

    private readonly long _capacity;
    private readonly long _refill;
    private long _left;

    public TokenBudget(IOptions<ResilienceOptions> options)
    {
        _capacity = options.Value.RetryBudgetTokens * Token;
        _refill = (long)Math.Round(options.Value.RetryBudgetRefill * Token);
        _left = _capacity;
    }

    public bool TrySpend()
    {
        var left = Volatile.Read(ref _left);
        while (left >= Token)
        {
            var seen = Interlocked.CompareExchange(ref _left, left - Token, left);
            if (seen == left)
            {
                return true;
            }

            left = seen;
        }

        return false;
    }

    public void Refill()
    {
        // A full budget is the normal case of a healthy upstream: it costs one read.
        var left = Volatile.Read(ref _left);
        while (left < _capacity)
        {
            var seen = Interlocked.CompareExchange(ref _left, Math.Min(_capacity, left + _refill), left);
            if (seen == left)
            {
                return;
            }

            left = seen;
        }
    }
}
