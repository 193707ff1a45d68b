using System.Collections.Concurrent;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Leases;

/// <summary>How many leases of a product are paid and not over. Counting reads as many rows as there are: so it is done once a second. Thread-safe.</summary>
internal sealed class PaidLeases(ILeaseStore leases, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);

    // By product of the catalogue: a bounded number.
    private readonly ConcurrentDictionary<string, (long At, int Value)> _counts = new(StringComparer.Ordinal);

    /// <summary>The count, or <paramref name="upTo"/> if there are more.</summary>
    public async Task<int> CountAsync(string productId, int upTo, CancellationToken cancellationToken)
    {
        if (!_counts.TryGetValue(productId, out var count) || time.GetElapsedTime(count.At) >= GoodFor)
        {
            var at = time.GetTimestamp();
            count = (at, await leases.CountPaidAsync(productId, upTo, cancellationToken).ConfigureAwait(false));
            _counts[productId] = count;
        }

        return count.Value;
    }
}
