namespace Pandacea.Protocol.Compute;

/// <summary>Values of <see cref="StatisticSettings.Noise"/>.</summary>
public static class NoiseNames
{
    /// <summary>Pure epsilon.</summary>
    public const string Laplace = "laplace";

    /// <summary>With a delta.</summary>
    public const string Gaussian = "gaussian";
}
