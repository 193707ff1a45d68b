namespace Pandacea.Privacy;

/// <summary>A release with Laplace noise.</summary>
/// <remarks>Divergence of order a, for scale b: ln(a/(2a-1) exp((a-1)/b) + (a-1)/(2a-1) exp(-a/b)) / (a-1). Mironov 2017, proposition 6.</remarks>
public sealed record LaplaceEvent : PrivacyEvent
{
    private const double SeriesBelow = 0.5;

    /// <param name="noiseMultiplier">Scale of the noise over the L1 sensitivity; at least 0.001.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is smaller, or no number.</exception>
    public LaplaceEvent(double noiseMultiplier) => NoiseMultiplier = Positive(noiseMultiplier, 0.001, nameof(noiseMultiplier));

    /// <summary>Scale of the noise over the L1 sensitivity.</summary>
    public double NoiseMultiplier { get; }

    /// <inheritdoc/>
    public override double PureEpsilon => Upward.Of(1 / NoiseMultiplier);

    /// <inheritdoc/>
    public override double[] RenyiDivergences(IReadOnlyList<double> orders) => [.. orders.Select(Divergence)];

    private double Divergence(double order) => order / NoiseMultiplier < SeriesBelow ? Series(order) : Closed(order);

    /// <summary>Where the noise is large the two exponentials nearly cancel: their sum less 1, term by term from the second power on.</summary>
    private double Series(double order)
    {
        double sum = 0, up = 1, down = 1, factorial = 1;
        for (var power = 1; power <= 30; power++)
        {
            up *= (order - 1) / NoiseMultiplier;
            down *= -order / NoiseMultiplier;
            factorial *= power;
            if (power > 1)
            {
                sum += ((order * up) + ((order - 1) * down)) / factorial;
            }
        }

        return Upward.Of(NearOne.Log1p(sum / ((2 * order) - 1)) / (order - 1), 64 * order / (order - 1));
    }

    private double Closed(double order)
    {
        var log = LogSum.Of(
        [
            Math.Log(order / ((2 * order) - 1)) + ((order - 1) / NoiseMultiplier),
            Math.Log((order - 1) / ((2 * order) - 1)) - (order / NoiseMultiplier),
        ]);
        return Upward.Of(log / (order - 1)) + Upward.Slack((1 + (order / NoiseMultiplier)) / (order - 1));
    }
}
