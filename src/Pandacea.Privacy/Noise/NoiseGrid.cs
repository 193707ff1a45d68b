namespace Pandacea.Privacy;

/// <summary>A mechanism that adds noise to whole numbers of a unit, 2^-30 of the noise's scale. What is released could have been computed from the
/// ideal mechanism's answer, by rounding it down to the grid: so the ideal mechanism's guarantee is its own.</summary>
/// <remarks>Floating point enters only before the values are put on the grid and after the noise is on them. Immutable, thread safe.</remarks>
public sealed class NoiseGrid
{
    /// <summary>A scale of noise (standard deviation, or Laplace scale) is 2^this units.</summary>
    public const int Bits = 30;

    /// <param name="kind">Which noise.</param>
    /// <param name="sensitivity">The most that one record can contribute, in absolute value; above 0.</param>
    /// <param name="noiseMultiplier">Scale of the noise over the sensitivity; from 0.001 to 2^24.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range, or no number.</exception>
    public NoiseGrid(NoiseKind kind, double sensitivity, double noiseMultiplier)
    {
        if (!double.IsFinite(sensitivity) || sensitivity <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(sensitivity), sensitivity, "The sensitivity must be a finite number above 0.");
        }

        if (noiseMultiplier is not (>= 0.001 and <= 1 << 24))
        {
            throw new ArgumentOutOfRangeException(nameof(noiseMultiplier), noiseMultiplier, "The noise multiplier must be from 0.001 to 2^24.");
        }

        (Kind, NoiseMultiplier) = (kind, noiseMultiplier);
        Unit = sensitivity * noiseMultiplier / (1L << Bits);
        MostUnits = (long)Math.Floor(double.BitDecrement((1L << Bits) / noiseMultiplier));
    }

    /// <summary>Which noise.</summary>
    public NoiseKind Kind { get; }

    /// <summary>Scale of the noise over the sensitivity.</summary>
    public double NoiseMultiplier { get; }

    /// <summary>What one step of the grid is worth.</summary>
    public double Unit { get; }

    /// <summary>The most units that one record may contribute; never more than the sensitivity.</summary>
    public long MostUnits { get; }

    /// <summary>What a release costs, for the accountant.</summary>
    public PrivacyEvent Event => Kind == NoiseKind.Laplace ? new LaplaceEvent(NoiseMultiplier) : new GaussianEvent(NoiseMultiplier);

    /// <summary>One record's contribution in units, cut off at <see cref="MostUnits"/>.</summary>
    public long Units(double value)
    {
        var units = value / Unit;
        return units >= MostUnits ? MostUnits : units <= -MostUnits ? -MostUnits : (long)units;
    }

    /// <summary>The noisy value of a sum of contributions.</summary>
    /// <param name="exact">The sum in units.</param>
    /// <param name="source">Where the noise comes from.</param>
    public double Release(long exact, Keystream source) => checked(exact + Draw(Kind, source)) * Unit;

    /// <summary>Noise alone, in units of 2^-30 of its scale.</summary>
    public static long Draw(NoiseKind kind, Keystream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return kind == NoiseKind.Laplace ? ExactDeviates.Laplace(source, Bits) : ExactDeviates.Normal(source, Bits);
    }
}
