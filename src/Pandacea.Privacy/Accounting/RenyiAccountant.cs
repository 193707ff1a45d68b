namespace Pandacea.Privacy;

/// <summary>Adds up what releases about the same data cost, in Renyi differential privacy, and says what it comes to as (epsilon, delta).</summary>
/// <remarks>The epsilon is never below the exact one for the orders, and above it by less than 1e-12 of its value in ordinary use. What was
/// composed counts, not in which order. Not thread safe.</remarks>
/// <param name="orders">Renyi orders, each at least <see cref="RenyiOrders.Least"/>; by default <see cref="RenyiOrders.Default"/>.</param>
/// <exception cref="ArgumentException">Orders are out of range.</exception>
public sealed class RenyiAccountant(IReadOnlyList<double>? orders = null)
{
    private readonly double[] _orders = RenyiOrders.Checked(orders ?? RenyiOrders.Default);
    private readonly Dictionary<PrivacyEvent, long> _counts = [];
    private readonly Dictionary<PrivacyEvent, double[]> _divergences = [];

    /// <summary>Composes an event, <paramref name="count"/> times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="OverflowException">More than 2^63 - 1 of the same event.</exception>
    public void Compose(PrivacyEvent happened, long count = 1)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _counts[happened] = checked(_counts.GetValueOrDefault(happened) + count);
    }

    /// <summary>What was composed so far, at <paramref name="delta"/>.</summary>
    /// <param name="delta">From 0, which only events with a pure epsilon can promise, to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Delta is out of range.</exception>
    public PrivacyGuarantee Guarantee(double delta)
    {
        if (delta is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Delta must be from 0 to below 1.");
        }

        var best = new PrivacyGuarantee(Sum(happened => happened.PureEpsilon), delta, null);
        for (var i = 0; i < _orders.Length && delta > 0; i++)
        {
            var index = i;
            var divergence = Sum(happened => Divergences(happened)[index]);
            var epsilon = EpsilonConversion.Epsilon(_orders[i], divergence, delta);
            if (epsilon < best.Epsilon)
            {
                best = new(epsilon, delta, EpsilonConversion.IsCoveredByDelta(divergence, delta) ? null : _orders[i]);
            }
        }

        return best;
    }

    private double[] Divergences(PrivacyEvent happened)
    {
        if (!_divergences.TryGetValue(happened, out var known))
        {
            _divergences[happened] = known = happened.RenyiDivergences(_orders);
        }

        return known;
    }

    /// <summary>In ascending order of the parts, so that the order of composition leaves no trace in the last digit.</summary>
    private double Sum(Func<PrivacyEvent, double> costOf)
    {
        var parts = _counts.Where(pair => pair.Value > 0).Select(pair => Upward.Multiply(costOf(pair.Key), Upward.Of(pair.Value, 1))).Order();
        return parts.Aggregate(0.0, (sum, part) => sum == 0 ? part : Upward.Add(sum, part));
    }
}
