using System.Numerics;

namespace Pandacea.Compute.Training;

/// <summary>Sums the gradients of the logistic loss over a batch, each clipped by itself, in whole units of a grid.</summary>
/// <remarks>
/// <para>The gradient of a record is (p - y) times its features, so its norm is |p - y| times theirs: clipping needs no gradient of its own in memory.
/// Abadi et al. 2016, arXiv 1607.00133, algorithm 1.</para>
/// <para>Each contribution is rounded towards 0 to whole units, and whole numbers below 2^53 add up exactly: the sum is the same in any order. Each
/// vector holds as many records, never parts of one, so that its width does not matter.</para>
/// </remarks>
/// <param name="features">How many, the bias included.</param>
/// <param name="clip">The most that the norm of a record's gradient may be; infinite: as it is.</param>
/// <param name="unit">What a unit is worth; at least 2^-32 of a gradient that is as long as <paramref name="clip"/>.</param>
internal sealed class ClippedGradients(int features, double clip, double unit)
{
    // What rounding may add to a norm is taken off beforehand, so that no clipped gradient is too long.
    private const double JustBelow = 1 - 1e-12;

    // So many contributions of less than 2^32 units add up to less than 2^52.
    private const int MostAtOnce = 1 << 20;

    private double[] _scales = [];

    /// <summary>The sums in units, one for each feature.</summary>
    public long[] Sum(Batch batch, ReadOnlySpan<double> weights)
    {
        var sums = new long[features];
        if (_scales.Length < Math.Min(MostAtOnce, batch.Padded))
        {
            _scales = new double[Math.Min(MostAtOnce, batch.Padded * 2)];
        }

        for (var start = 0; start < batch.Padded; start += MostAtOnce)
        {
            var count = Math.Min(MostAtOnce, batch.Padded - start);
            Scale(batch, start, count, weights);
            for (var feature = 0; feature < features; feature++)
            {
                sums[feature] = checked(sums[feature] + SumOf(batch.Feature(feature).Slice(start, count)));
            }
        }

        return sums;
    }

    /// <summary>What each record's features are multiplied with to be its clipped gradient, in units.</summary>
    private void Scale(Batch batch, int start, int count, ReadOnlySpan<double> weights)
    {
        var limit = new Vector<double>(clip * JustBelow);
        for (var at = 0; at < count; at += Vector<double>.Count)
        {
            var (score, square) = (Vector<double>.Zero, Vector<double>.Zero);
            for (var feature = 0; feature < features; feature++)
            {
                var values = new Vector<double>(batch.Feature(feature)[(start + at)..]);
                score += values * weights[feature];
                square += values * values;
            }

            var error = Sigmoid.Of(score) - new Vector<double>(batch.Labels[(start + at)..]);
            var norm = Vector.Abs(error) * Vector.SquareRoot(square);
            var shrink = Vector.ConditionalSelect(Vector.GreaterThan(norm, limit), limit / norm, Vector<double>.One);
            (error * shrink / new Vector<double>(unit)).CopyTo(_scales, at);
        }
    }

    private long SumOf(ReadOnlySpan<double> values)
    {
        var sum = Vector<double>.Zero;
        for (var at = 0; at < values.Length; at += Vector<double>.Count)
        {
            sum += Vector.Truncate(new Vector<double>(values[at..]) * new Vector<double>(_scales, at));
        }

        return (long)Vector.Sum(sum);
    }
}
