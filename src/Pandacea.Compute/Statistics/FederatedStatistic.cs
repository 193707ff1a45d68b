using Pandacea.Compute.Data;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Statistics;

/// <summary>A statistic over the records of all inputs as if they were one; what is missing does not count.</summary>
/// <param name="task">One of <see cref="ComputeTasks"/> that is no training.</param>
/// <param name="bounds">The column; values beyond are cut off there, only a count leaves them out.</param>
/// <param name="bins">Of a histogram.</param>
/// <param name="privacy">Null: no noise.</param>
internal sealed class FederatedStatistic(string task, ColumnBounds bounds, int bins, StatisticPlan? privacy)
{
    private readonly double _middle = bounds.Lower + ((bounds.Upper - bounds.Lower) / 2);

    /// <value>The most that one record can contribute to the first value that is released.</value>
    public double Sensitivity => task switch
    {
        ComputeTasks.Mean => (bounds.Upper - bounds.Lower) / 2,
        ComputeTasks.Sum => Math.Max(Math.Abs(bounds.Lower), Math.Abs(bounds.Upper)),
        _ => 1,
    };

    /// <summary>The values that are released: of a mean itself and the count, of a histogram its counts, else one.</summary>
    /// <param name="tables">Each with the column alone.</param>
    /// <param name="noise">A stream for each value.</param>
    public double[] Release(IEnumerable<Table> tables, NoiseStreams noise)
    {
        var values = tables.SelectMany(table => table.Columns[0]).Where(value => !double.IsNaN(value));
        return task switch
        {
            ComputeTasks.Mean => Mean(values, noise),
            ComputeTasks.Count => [Released(values.Where(value => value >= bounds.Lower && value <= bounds.Upper), 1, _ => 1, noise, 0)],
            ComputeTasks.Sum => [Released(values, Sensitivity, Within, noise, 0)],
            _ => Histogram(values, noise),
        };
    }

    // Around the middle a record can contribute half as much, so half the noise is enough.
    private double[] Mean(IEnumerable<double> values, NoiseStreams noise)
    {
        var sum = Released(values, Sensitivity, value => Within(value) - _middle, noise, 0);
        var count = Released(values, 1, _ => 1, noise, 1);
        return [Within(_middle + (sum / Math.Max(1, count))), count];
    }

    private double[] Histogram(IEnumerable<double> values, NoiseStreams noise)
    {
        var sums = Enumerable.Range(0, bins).Select(_ => New(1)).ToArray();
        foreach (var value in values)
        {
            var share = (value - bounds.Lower) / (bounds.Upper - bounds.Lower);
            sums[(int)Math.Clamp(Math.Floor(share * bins), 0, bins - 1)].Add(1);
        }

        using var source = noise.Open(0);
        return [.. sums.Select(sum => sum.Release(source))];
    }

    private double Released(IEnumerable<double> values, double sensitivity, Func<double, double> contribution, NoiseStreams noise, long index)
    {
        var sum = New(sensitivity);
        foreach (var value in values)
        {
            sum.Add(contribution(value));
        }

        using var source = noise.Open(index);
        return sum.Release(source);
    }

    private Sum New(double sensitivity) => new(privacy is null ? null : new(privacy.Kind, sensitivity, privacy.NoiseMultiplier));

    private double Within(double value) => Math.Clamp(value, bounds.Lower, bounds.Upper);
}
