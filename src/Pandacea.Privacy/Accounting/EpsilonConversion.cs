namespace Pandacea.Privacy;

/// <summary>From Renyi divergence to epsilon.</summary>
internal static class EpsilonConversion
{
    /// <summary>An upper bound of RDP(a) + ln((a-1)/a) - (ln delta + ln a)/(a-1), at least 0.</summary>
    /// <remarks>Balle et al. 2020, arXiv 1905.09982, theorem 21; Canonne, Kamath, Steinke 2020, arXiv 2004.00010, proposition 12.</remarks>
    public static double Epsilon(double order, double divergence, double delta)
    {
        if (IsCoveredByDelta(divergence, delta))
        {
            return 0;
        }

        var gain = NearOne.Log1p(-1 / order);
        var (logDelta, logOrder) = (Math.Log(delta), Math.Log(order));
        var cost = (logDelta + logOrder) / (order - 1);
        var magnitudes = divergence - gain + ((Math.Abs(logDelta) + logOrder) / (order - 1));
        return Math.Max(0, divergence + gain - cost + Upward.Slack(magnitudes));
    }

    /// <summary>Whether the total variation distance, at most sqrt(1 - exp(-RDP)), is within delta (Bretagnolle and Huber).</summary>
    public static bool IsCoveredByDelta(double divergence, double delta) => delta * delta > Upward.Of(-NearOne.Expm1(-divergence));
}
