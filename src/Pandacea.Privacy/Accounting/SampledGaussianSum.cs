namespace Pandacea.Privacy;

/// <summary>The sampled Gaussian at whole orders.</summary>
internal static class SampledGaussianSum
{
    /// <summary>An upper bound of ln(A - 1), A = sum over k of C(a,k) (1-q)^(a-k) q^k exp((k^2-k)/(2 s^2)).</summary>
    /// <remarks>The binomial weights add up to 1, so A - 1 is the same sum with exp(..) - 1: no term is negative and nothing cancels, however small it is.</remarks>
    public static double LogExcess(int order, double rate, double noise)
    {
        var terms = new double[order - 1];
        var (logIn, logOut) = (Math.Log(rate), NearOne.Log1p(-rate));
        var binomial = new RunningBinomial(order);
        for (var k = 2; k <= order; k++)
        {
            var chosen = binomial.LogAt(k);
            var (inside, outside) = (k * logIn, (order - k) * logOut);
            var gain = NearOne.LogExpm1((double)k * (k - 1) / (2 * noise * noise));
            terms[k - 2] = chosen + inside + outside + gain + Upward.Slack(1 + chosen - inside - outside + Math.Abs(gain)) + (2 * k * Upward.Unit);
        }

        return LogSum.Of(terms);
    }
}
