using Pandacea.Privacy.Tests.Support;

namespace Pandacea.Privacy.Tests.Accounting;

/// <summary>The published way to a broken order (Mironov, Talwar, Zhang 2019, section 3.3): two series of complementary error functions with
/// signed generalised binomials. Slow to converge and inexact where little is to be told apart; shares nothing with the code under test.</summary>
internal static class SignedSeries
{
    private const int MostTerms = 200_000;
    private const double Enough = 1e-16;

    public static double Divergence(double rate, double noise, double order)
    {
        var split = (noise * noise * Math.Log((1 / rate) - 1)) + 0.5;
        double sum = 0, binomial = 1;
        for (var i = 0; i < MostTerms; i++)
        {
            var j = order - i;
            var left = Term(rate, noise, i, j, Gauss.LogErfc((i - split) / (Math.Sqrt(2) * noise)));
            var right = Term(rate, noise, j, i, Gauss.LogErfc((split - j) / (Math.Sqrt(2) * noise)));
            sum += binomial * (left + right);
            if (i > order && Math.Abs(binomial) * (left + right) < Enough)
            {
                return Math.Log(sum) / (order - 1);
            }

            binomial *= (order - i) / (i + 1);
        }

        throw new InvalidOperationException("The series does not converge here.");
    }

    /// <summary>(1-q)^out q^in exp((in^2 - in)/(2 s^2)) erfc(x)/2, with erfc given by its logarithm.</summary>
    private static double Term(double rate, double noise, double inside, double outside, double logComplement) =>
        0.5 * Math.Exp((outside * Math.Log(1 - rate)) + (inside * Math.Log(rate)) + (((inside * inside) - inside) / (2 * noise * noise)) + logComplement);
}
