namespace Pandacea.Privacy;

/// <summary>Arithmetic of upper bounds: what is returned is never below the exact value, and above it by a few units in the last place.</summary>
/// <remarks>Assumes that <see cref="Math.Exp"/> and <see cref="Math.Log(double)"/> are right to one unit in the last place.</remarks>
internal static class Upward
{
    /// <summary>Half the distance from 1 to the next double: the relative error of one rounding.</summary>
    public const double Unit = 1.0 / (1L << 53);

    private const int Safety = 8;

    /// <summary>A value whose relative error is at most <paramref name="units"/> roundings, made an upper bound.</summary>
    public static double Of(double value, double units = Safety) => double.IsInfinity(value) ? value : double.BitIncrement(value + (Math.Abs(value) * units * Unit));

    /// <summary>The error bound of a sum of few parts, each itself right to a few units in the last place.</summary>
    public static double Slack(double magnitudes) => Safety * Unit * magnitudes;

    /// <summary>An upper bound of <paramref name="left"/> + <paramref name="right"/>.</summary>
    public static double Add(double left, double right) => double.BitIncrement(left + right);

    /// <summary>An upper bound of <paramref name="left"/> * <paramref name="right"/>, both at least 0.</summary>
    public static double Multiply(double left, double right) => left == 0 || right == 0 ? 0 : double.BitIncrement(left * right);
}
