namespace Pandacea.Privacy.Tests.Support;

/// <summary>The normal distribution, to about 14 digits.</summary>
internal static class Gauss
{
    /// <summary>Probability that a standard normal deviate is below <paramref name="x"/>.</summary>
    public static double Below(double x) => Math.Exp(LogErfc(-x / Math.Sqrt(2))) / 2;

    /// <summary>ln erfc(x): by the power series of erf near 0, by the continued fraction of erfc beyond.</summary>
    public static double LogErfc(double x)
    {
        if (x < -2)
        {
            return Math.Log(2 - Math.Exp(LogErfc(-x)));
        }

        if (x < 2)
        {
            double sum = x, term = x;
            for (var n = 1; n < 80; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return Math.Log(1 - (2 / Math.Sqrt(Math.PI) * sum));
        }

        var fraction = 0.0;
        for (var n = 200; n > 0; n--)
        {
            fraction = n / 2.0 / (x + fraction);
        }

        return -(x * x) - Math.Log(Math.Sqrt(Math.PI) * (x + fraction));
    }
}
