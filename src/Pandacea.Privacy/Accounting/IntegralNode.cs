namespace Pandacea.Privacy;

/// <summary>What the integrand needs at one node, the same for every order.</summary>
/// <param name="Excess">u - 1.</param>
/// <param name="LogExcess">ln|u - 1|.</param>
/// <param name="LogBase">ln u.</param>
/// <param name="LogWeight">Logarithm of the Gaussian density, without its constant.</param>
/// <param name="Exponent">Of the likelihood ratio; tells how exact the others are.</param>
internal readonly record struct IntegralNode(double Excess, double LogExcess, double LogBase, double LogWeight, double Exponent)
{
    private const double SeriesBelow = 0.5;
    private const double LargePower = 30;

    /// <summary>The Gaussian density, without its constant.</summary>
    private readonly double _weight = Math.Exp(LogWeight);

    /// <summary>An upper bound of weight * (u^a - 1 - a(u - 1)) / exp(<paramref name="scale"/>).</summary>
    /// <param name="order">The order a.</param>
    /// <param name="scale">At least the logarithm of the largest weight * u^a, so that nothing overflows.</param>
    /// <param name="unscale">exp(-<paramref name="scale"/>).</param>
    public double Term(double order, double scale, double unscale)
    {
        var power = order * LogBase;
        if (power >= LargePower)
        {
            return Dominated(order, power, scale);
        }

        var slope = order * Excess;
        var (value, slack) = Math.Abs(slope) < SeriesBelow ? NearOneSeries(order) : Direct(slope, power);
        return value * _weight * unscale * (1 + slack + Upward.Slack(2 - LogWeight + Math.Abs(scale)));
    }

    /// <summary>Near u = 1 power and line cancel: the binomial series from its second term on.</summary>
    private (double Value, double Slack) NearOneSeries(double order)
    {
        double sum = 1, term = 1;
        for (var j = 2; Math.Abs(term) > Upward.Unit / 16; j++)
        {
            term *= (order - j) / (j + 1) * Excess;
            sum += term;
        }

        // The relative error of u - 1 grows with the exponent, and counts twice in its square.
        return (order * (order - 1) / 2 * Excess * Excess * sum, Upward.Slack(4 + (2 * Math.Abs(Exponent))));
    }

    private (double Value, double Slack) Direct(double slope, double power)
    {
        var gain = NearOne.Expm1(power);
        var value = gain - slope;
        var magnitudes = Math.Abs(gain) + ((1 + gain) * Math.Abs(power)) + Math.Abs(slope);
        return (value, Upward.Slack(1 + (magnitudes * (1 + Math.Abs(Exponent)) / value)));
    }

    /// <summary>Where the power is large the line is a small part of it.</summary>
    private double Dominated(double order, double power, double scale)
    {
        var line = Math.Exp(-power) + Math.Exp(Math.Log(order) + LogExcess - power);
        return Math.Exp(LogWeight + power - scale) * (1 - line) * (1 + Upward.Slack(2 - LogWeight + power + Math.Abs(scale) + (order * (1 + Math.Abs(Exponent)))));
    }
}
