namespace Pandacea.Agent.Store;

/// <summary>Epsilons as whole numbers of 1e-12, so that sums are exact and hundred times 0.1 is 10.</summary>
public static class PrivacyUnits
{
    /// <summary>Units of an epsilon of 1.</summary>
    public const long One = 1_000_000_000_000;

    // What a double cannot tell apart from a whole number of units is that number.
    private const double Digits = 1e-15;

    /// <summary>An epsilon in units, rounded up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or no number that has a place.</exception>
    public static long Of(double epsilon)
    {
        if (epsilon is not (>= 0 and <= 1_000_000))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "An epsilon must be from 0 to 1000000.");
        }

        var scaled = epsilon * One;
        var nearest = Math.Round(scaled);
        return (long)(Math.Abs(scaled - nearest) <= scaled * Digits ? nearest : Math.Ceiling(scaled));
    }

    /// <summary>Units as an epsilon.</summary>
    public static double ToEpsilon(long units) => (double)units / One;
}
