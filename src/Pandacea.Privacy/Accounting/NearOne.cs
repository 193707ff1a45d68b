namespace Pandacea.Privacy;

/// <summary>Exponential and logarithm that keep their relative accuracy near 0 and 1, where the base library's lose it.</summary>
/// <remarks>W. Kahan's corrections by the quotient of what was computed and what it stands for.</remarks>
internal static class NearOne
{
    /// <summary>exp(<paramref name="x"/>) - 1.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1)
        {
            return Math.Exp(x) - 1;
        }

        var exp = Math.Exp(x);
        return exp == 1 ? x : (exp - 1) * x / Math.Log(exp);
    }

    /// <summary>ln(1 + <paramref name="x"/>).</summary>
    public static double Log1p(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln(exp(<paramref name="x"/>) - 1) for <paramref name="x"/> above 0, however large.</summary>
    public static double LogExpm1(double x) => x > 1 ? x + Log1p(-Math.Exp(-x)) : Math.Log(Expm1(x));

    /// <summary>ln(1 + exp(<paramref name="x"/>)), however large <paramref name="x"/>.</summary>
    public static double LogOnePlusExp(double x) => x > 0 ? x + Log1p(Math.Exp(-x)) : Log1p(Math.Exp(x));
}
