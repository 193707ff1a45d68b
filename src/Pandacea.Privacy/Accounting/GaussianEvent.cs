namespace Pandacea.Privacy;

/// <summary>A release with Gaussian noise.</summary>
/// <remarks>Divergence of order a: a / (2 s^2). Mironov, "Renyi Differential Privacy", 2017, proposition 7.</remarks>
public sealed record GaussianEvent : PrivacyEvent
{
    /// <param name="noiseMultiplier">Standard deviation of the noise over the L2 sensitivity; at least 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">The multiplier is smaller, or no number.</exception>
    public GaussianEvent(double noiseMultiplier) => NoiseMultiplier = Positive(noiseMultiplier, 0.01, nameof(noiseMultiplier));

    /// <summary>Standard deviation of the noise over the L2 sensitivity.</summary>
    public double NoiseMultiplier { get; }

    /// <inheritdoc/>
    public override double PureEpsilon => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double[] RenyiDivergences(IReadOnlyList<double> orders) => [.. orders.Select(order => Divergence(order, NoiseMultiplier))];

    internal static double Divergence(double order, double noiseMultiplier) => Upward.Of(order / (2 * noiseMultiplier * noiseMultiplier));
}
