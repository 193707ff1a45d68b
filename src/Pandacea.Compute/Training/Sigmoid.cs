using System.Numerics;

namespace Pandacea.Compute.Training;

/// <summary>1 / (1 + exp(-z)), many at a time.</summary>
/// <remarks>Additions, multiplications and divisions of IEEE 754 in a fixed order, element by element: the same bits on every processor, whatever the
/// width of its vectors, which the platform's own exp does not promise. Every attempt of a job must come to the same model.</remarks>
internal static class Sigmoid
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts, the first with trailing zeros, so that a multiple of it is exact.
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Most = 40;
    private const int ExponentBits = 52;
    private const int ExponentBias = 1023;

    // 1/k!, from the highest; the remainder is at most half of ln 2, where the next term is below 1e-17.
    private static readonly double[] Terms = [.. Enumerable.Range(0, 14).Select(k => 1 / Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * i)).Reverse()];

    public static Vector<double> Of(Vector<double> z)
    {
        var clamped = Vector.Min(Vector.Max(-z, new Vector<double>(-Most)), new Vector<double>(Most));
        return Vector<double>.One / (Vector<double>.One + Exp(clamped));
    }

    private static Vector<double> Exp(Vector<double> x)
    {
        var whole = Vector.Floor((x * Log2E) + new Vector<double>(0.5));
        var rest = (x - (whole * Ln2High)) - (whole * Ln2Low);
        var sum = new Vector<double>(Terms[0]);
        for (var term = 1; term < Terms.Length; term++)
        {
            sum = (sum * rest) + new Vector<double>(Terms[term]);
        }

        var power = Vector.ConvertToInt64(whole) + new Vector<long>(ExponentBias);
        return sum * Vector.AsVectorDouble(Vector.ShiftLeft(power, ExponentBits));
    }
}
