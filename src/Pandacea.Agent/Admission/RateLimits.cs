namespace Pandacea.Agent.Admission;

/// <summary>One token bucket per key, their number bounded.</summary>
public sealed class RateLimits
{
    private readonly RecentlyUsed<ClockedTokenBucket> _buckets;

    /// <summary>No bucket yet.</summary>
    public RateLimits(RateLimitOptions options, TimeProvider time) =>
        _buckets = new(options.Partitions, _ => new ClockedTokenBucket(options, time));

    /// <value>Buckets kept.</value>
    public int Count => _buckets.Count;

    /// <summary>Takes a token of <paramref name="key"/>'s bucket.</summary>
    public RateDecision Take(string key) => _buckets.Get(key).Take();
}
