namespace Pandacea.Privacy;

/// <summary>The orders at which divergences are tracked.</summary>
public static class RenyiOrders
{
    /// <summary>Below it the conversion to epsilon is of no use.</summary>
    public const double Least = 1.01;

    /// <summary>1.1 to 10.9 by tenths, 11 to 63, 128, 256, 512, 1024: as dp_accounting has them.</summary>
    public static IReadOnlyList<double> Default { get; } =
    [
        .. Enumerable.Range(1, 99).Select(tenth => 1 + (tenth / 10.0)),
        .. Enumerable.Range(11, 53).Select(order => (double)order),
        128, 256, 512, 1024,
    ];

    /// <summary>Checks orders that somebody else chose.</summary>
    /// <exception cref="ArgumentException">There are none, or some are out of range.</exception>
    internal static double[] Checked(IReadOnlyList<double> orders)
    {
        const double Most = 100_000;
        return orders.Count > 0 && orders.All(order => order is >= Least and <= Most)
            ? [.. orders]
            : throw new ArgumentException($"There must be orders, each from {Least} to {Most}.", nameof(orders));
    }
}
