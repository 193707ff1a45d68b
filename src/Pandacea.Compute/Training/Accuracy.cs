using Pandacea.Privacy;

namespace Pandacea.Compute.Training;

/// <summary>The share of held-out records that a model gets right.</summary>
/// <remarks>The model did not learn from them, so their noise may spend the whole epsilon once more: no record is in both.</remarks>
internal static class Accuracy
{
    // Noise for less would drown the count of any data set that fits into memory.
    private const double LeastEpsilon = 1e-6;

    /// <param name="examples">The held-out records; at least one.</param>
    /// <param name="weights">The model.</param>
    /// <param name="epsilon">What the count of right answers may spend; null: no noise.</param>
    /// <param name="streams">Where the noise comes from.</param>
    /// <returns>Null where nothing may be spent on it.</returns>
    public static double? Of(Examples examples, double[] weights, double? epsilon, NoiseStreams streams)
    {
        if (epsilon < LeastEpsilon)
        {
            return null;
        }

        var right = (double)Enumerable.Range(0, examples.Count).Count(record => IsRight(examples, weights, record));
        if (epsilon is { } allowed)
        {
            var grid = new NoiseGrid(NoiseKind.Laplace, 1, Math.Max(1e-3, double.BitIncrement(1 / allowed)));
            using var source = streams.Open(0);
            right = grid.Release((long)right * grid.Units(1), source);
        }

        return Math.Clamp(right / examples.Count, 0, 1);
    }

    private static bool IsRight(Examples examples, double[] weights, int record)
    {
        var score = 0.0;
        for (var feature = 0; feature < weights.Length; feature++)
        {
            score += examples.Features[feature][record] * weights[feature];
        }

        return score > 0 == (examples.Labels[record] > 0);
    }
}
