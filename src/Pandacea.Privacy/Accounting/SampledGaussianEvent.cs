namespace Pandacea.Privacy;

/// <summary>A release with Gaussian noise about a sample into which each record came with the same probability, independently (Poisson sampling):
/// one step of DP-SGD.</summary>
/// <remarks>Mironov, Talwar, Zhang, "Renyi Differential Privacy of the Sampled Gaussian Mechanism", 2019, arXiv 1908.10530. Whole orders by their
/// finite sum, others by the integral that their series expands.</remarks>
public sealed record SampledGaussianEvent : PrivacyEvent
{
    /// <param name="samplingRate">Probability of each record to be in the sample; 0 to 1.</param>
    /// <param name="noiseMultiplier">Standard deviation of the noise over the L2 sensitivity; at least 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range, or no number.</exception>
    public SampledGaussianEvent(double samplingRate, double noiseMultiplier)
    {
        SamplingRate = samplingRate is >= 0 and <= 1
            ? samplingRate
            : throw new ArgumentOutOfRangeException(nameof(samplingRate), samplingRate, "The sampling rate must be from 0 to 1.");
        NoiseMultiplier = Positive(noiseMultiplier, 0.1, nameof(noiseMultiplier));
    }

    /// <summary>Probability of each record to be in the sample.</summary>
    public double SamplingRate { get; }

    /// <summary>Standard deviation of the noise over the L2 sensitivity.</summary>
    public double NoiseMultiplier { get; }

    /// <inheritdoc/>
    public override double PureEpsilon => SamplingRate == 0 ? 0 : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double[] RenyiDivergences(IReadOnlyList<double> orders)
    {
        if (SamplingRate == 0)
        {
            return new double[orders.Count];
        }

        if (SamplingRate == 1)
        {
            return [.. orders.Select(order => GaussianEvent.Divergence(order, NoiseMultiplier))];
        }

        var broken = orders.Where(order => !double.IsInteger(order)).DefaultIfEmpty(0).Max();
        var integral = broken > 0 ? new SampledGaussianIntegral(SamplingRate, NoiseMultiplier, broken) : null;
        return [.. orders.Select(order => Divergence(order, integral))];
    }

    private double Divergence(double order, SampledGaussianIntegral? integral)
    {
        var logExcess = double.IsInteger(order) ? SampledGaussianSum.LogExcess((int)order, SamplingRate, NoiseMultiplier) : integral!.LogExcess(order);
        return Upward.Of(NearOne.LogOnePlusExp(logExcess) / (order - 1));
    }
}
