using CsCheck;
using Pandacea.Compute.Data;
using Pandacea.Compute.Training;

namespace Pandacea.Compute.Tests.Training;

public sealed class ClippedGradientsTests
{
    private const double Unit = 1.0 / (1L << 30);

    [Fact]
    public void The_sum_is_that_of_gradients_clipped_one_by_one()
    {
        const int Count = 1003;
        var examples = Some(Count, 3);
        double[] weights = [0.3, -1.2, 2, 0.1];
        foreach (var clip in new[] { 0.05, 0.5, 1, double.PositiveInfinity })
        {
            var expected = new double[4];
            for (var record = 0; record < Count; record++)
            {
                var gradient = Gradient(examples, record, weights);
                var norm = Math.Sqrt(gradient.Sum(part => part * part));
                for (var feature = 0; feature < 4; feature++)
                {
                    expected[feature] += gradient[feature] * Math.Min(1, clip / norm);
                }
            }

            var sums = Sum(examples, [.. Enumerable.Range(0, Count)], weights, clip);
            for (var feature = 0; feature < 4; feature++)
            {
                Assert.Equal(expected[feature], sums[feature] * Unit, Count * 2 * Unit);
            }
        }
    }

    [Fact]
    public void No_record_contributes_more_than_the_clip_however_long_its_gradient()
    {
        const double Clip = 0.01;
        Gen.Double[-1e6, 1e6].Array[4].Sample(
            weights =>
            {
                var examples = Some(50, 3);
                for (var record = 0; record < 50; record++)
                {
                    var sums = Sum(examples, [record], weights, Clip);
                    Assert.True(Math.Sqrt(sums.Sum(units => (double)units * units)) <= Clip / Unit);
                }
            },
            iter: 200);
    }

    [Fact]
    public void Order_does_not_matter_and_a_record_more_changes_the_sum_by_its_own_part()
    {
        var examples = Some(300, 3);
        double[] weights = [1, 2, -3, 0.5];
        List<int> all = [.. Enumerable.Range(0, 300)];
        var forward = Sum(examples, all, weights, 1);
        all.Reverse();
        Assert.Equal(forward, Sum(examples, all, weights, 1));
        var without = Sum(examples, [.. all.Where(record => record != 7)], weights, 1);
        var alone = Sum(examples, [7], weights, 1);
        Assert.Equal(forward, without.Zip(alone, (one, other) => one + other));
    }

    [Fact]
    public void An_empty_batch_sums_to_nothing() => Assert.Equal([0, 0, 0, 0], Sum(Some(5, 3), [], [1, 1, 1, 1], 1));

    private static long[] Sum(Examples examples, List<int> taken, double[] weights, double clip)
    {
        var batch = new Batch(weights.Length);
        batch.Gather(examples, [.. Enumerable.Range(0, examples.Count)]);

        // What an earlier step left behind must not count.
        batch.Gather(examples, taken);
        return new ClippedGradients(weights.Length, clip, Unit).Sum(batch, weights);
    }

    private static double[] Gradient(Examples examples, int record, double[] weights)
    {
        var score = weights.Select((weight, feature) => weight * examples.Features[feature][record]).Sum();
        var error = (1 / (1 + Math.Exp(-score))) - examples.Labels[record];
        return [.. weights.Select((_, feature) => error * examples.Features[feature][record])];
    }

    private static Examples Some(int rows, int features)
    {
        var data = new Protocol.Compute.BuiltInData(rows, features);
        var table = BuiltInTable.Make($"builtin/logistic-{rows}x{features}", data, [.. data.Columns().Select(column => column.Name), "label"]);
        return Examples.From([table], data.Columns(), [.. Enumerable.Repeat(true, rows)]);
    }
}
