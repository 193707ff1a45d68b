namespace Pandacea.Privacy;

/// <summary>The sampled Gaussian at any order above 1: A - 1 = E[u^a - 1 - a(u - 1)] over z ~ N(0, s^2), u = 1 - q + q exp((2z-1)/(2 s^2)).</summary>
/// <remarks>
/// <para>E[u] = 1, so the subtracted line changes nothing; it makes the integrand convex about its minimum 0, hence nowhere negative: nothing
/// cancels, unlike in the signed series, whose terms alternate.</para>
/// <para>The trapezoidal rule with step h converges like exp(-2 pi d / h) for an integrand that is analytic within d of the real line
/// (Trefethen and Weideman, "The exponentially convergent trapezoidal rule", 2014). The nearest branch points of u^a lie pi s^2 away. With
/// h &lt;= min(s, s^2)/8 the rule's error is below 1e-30 of the result, so that rounding is the only error to be bounded.</para>
/// </remarks>
internal sealed class SampledGaussianIntegral
{
    private const double TailDeviations = 13;
    private const double HighestExponent = 700;
    private const double Negligible = -120;

    private readonly double _logPrefactor;
    private readonly IntegralNode[] _nodes;

    /// <param name="rate">Sampling rate q, inside (0, 1).</param>
    /// <param name="noise">Noise multiplier s.</param>
    /// <param name="highestOrder">The highest order that will be asked for.</param>
    public SampledGaussianIntegral(double rate, double noise, double highestOrder)
    {
        // A power of two, so that the nodes are exact.
        var step = Math.Pow(2, Math.Floor(Math.Log2(Math.Min(noise, noise * noise) / 8)));
        var first = (long)Math.Floor(-TailDeviations * noise / step);
        var last = (long)Math.Ceiling((Math.Max(highestOrder, 2) + (TailDeviations * noise)) / step);
        _logPrefactor = Math.Log(step / noise) - (Math.Log(2 * Math.PI) / 2);
        _nodes = new IntegralNode[last - first + 1];
        for (var i = first; i <= last; i++)
        {
            _nodes[i - first] = Node(i * step, rate, noise);
        }
    }

    /// <summary>An upper bound of ln(A - 1).</summary>
    public double LogExcess(double order)
    {
        var scale = Largest(order);
        var unscale = Math.Exp(-scale);
        double sum = 0, lost = 0, left = 0;
        foreach (var node in _nodes)
        {
            if (node.LogWeight + Math.Max(order * node.LogBase, order) - scale < Negligible)
            {
                left++;
                continue;
            }

            // Summed with compensation, so that the number of nodes adds no error.
            var term = node.Term(order, scale, unscale) - lost;
            var next = sum + term;
            lost = next - sum - term;
            sum = next;
        }

        // What was left out is bounded by what it could have been at most.
        sum += left * Math.Exp(Negligible);
        return scale + Math.Log(sum) + _logPrefactor + Upward.Slack(2 + scale + Math.Abs(_logPrefactor));
    }

    /// <summary>ln of the largest weight * u^a, at least 0.</summary>
    private double Largest(double order)
    {
        var most = 0.0;
        foreach (var node in _nodes)
        {
            most = Math.Max(most, node.LogWeight + (order * node.LogBase));
        }

        return most;
    }

    private static IntegralNode Node(double z, double rate, double noise)
    {
        var exponent = (z - 0.5) / (noise * noise);
        var logWeight = -z * z / (2 * noise * noise);
        if (exponent < HighestExponent)
        {
            var excess = rate * NearOne.Expm1(exponent);
            return new(excess, Math.Log(Math.Abs(excess)), NearOne.Log1p(excess), logWeight, exponent);
        }

        // Beyond the range of doubles only logarithms are used.
        var log = exponent + Math.Log(rate);
        return new(double.PositiveInfinity, log, log + ((1 - rate) / rate * Math.Exp(-exponent)), logWeight, exponent);
    }
}
