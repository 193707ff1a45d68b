namespace Pandacea.Privacy;

/// <summary>Finds how much noise an epsilon takes.</summary>
public static class NoiseCalibration
{
    private const double Grain = 1.0 / (1 << 20);
    private const double Most = 1 << 24;

    /// <summary>The least noise multiplier, to a millionth, whose epsilon is not above the one wanted.</summary>
    /// <param name="epsilon">Wanted; above 0.</param>
    /// <param name="delta">From 0 to below 1.</param>
    /// <param name="least">The least multiplier that comes into question; above 0.</param>
    /// <param name="compose">Composes what is going to happen with a given multiplier.</param>
    /// <returns>A multiple of 2^-20, so that platforms whose logarithms differ in the last digit still agree; null if no amount of noise is enough.</returns>
    public static double? LeastNoise(double epsilon, double delta, double least, Action<RenyiAccountant, double> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(least);
        var low = OnGrain(least);
        if (Enough(low))
        {
            return low;
        }

        var high = low;
        do
        {
            (low, high) = (high, high * 2);
            if (high > Most)
            {
                return null;
            }
        }
        while (!Enough(high));

        while (high - low > Grain)
        {
            var middle = OnGrain((low + high) / 2);
            (low, high) = Enough(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool Enough(double noise)
        {
            var accountant = new RenyiAccountant();
            compose(accountant, noise);
            return accountant.Guarantee(delta).Epsilon <= epsilon;
        }
    }

    private static double OnGrain(double noise) => Math.Ceiling(noise / Grain) * Grain;
}
