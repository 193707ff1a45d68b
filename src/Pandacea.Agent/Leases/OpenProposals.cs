using System.Collections.Concurrent;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Leases;

/// <summary>How many proposals of a product are open. Counting reads as many rows as there are, for every request: so it is done once
/// a second, and what this process keeps meanwhile is added. Thread-safe.</summary>
internal sealed class OpenProposals(ILeaseStore leases, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    // By product of the catalogue: a bounded number.
    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <summary>The count, or <paramref name="upTo"/> if there are more.</summary>
    public async Task<int> CountAsync(string productId, int upTo, CancellationToken cancellationToken)
    {
        if (!_counts.TryGetValue(productId, out var count) || time.GetElapsedTime(count.At) >= GoodFor)
        {
            var at = time.GetTimestamp();
            count = new(at, await leases.CountOpenAsync(productId, upTo, cancellationToken).ConfigureAwait(false));
            _counts[productId] = count;
        }

        return Math.Min(upTo, count.Value);
    }

    /// <summary>One more was kept.</summary>
    public void Add(string productId)
    {
        if (_counts.TryGetValue(productId, out var count))
        {
            count.Increment();
        }
    }

    private sealed class Count(long at, int counted)
    {
        private int _added;

        public long At => at;

        public int Value => counted + Volatile.Read(ref _added);

        public void Increment() => Interlocked.Increment(ref _added);
    }
}
