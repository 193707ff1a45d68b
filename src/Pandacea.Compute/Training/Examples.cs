using Pandacea.Compute.Data;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Training;

/// <summary>Records that a model learns from or is measured on: each feature scaled so that its bounds are -1 and 1, and cut off there.</summary>
/// <remarks>By feature; the last one is 1 in every record, for the bias. Immutable.</remarks>
internal sealed class Examples
{
    private Examples(double[][] features, double[] labels) => (Features, Labels) = (features, labels);

    public IReadOnlyList<double[]> Features { get; }

    public IReadOnlyList<double> Labels { get; }

    public int Count => Labels.Count;

    /// <summary>Takes the records for which <paramref name="takes"/> is true, over all tables as if they were one.</summary>
    /// <param name="tables">The features in the order of <paramref name="bounds"/>, then the label.</param>
    /// <param name="bounds">Bounds of the features.</param>
    /// <param name="takes">One for each record.</param>
    /// <exception cref="JobFailedException">A label is neither 0 nor 1.</exception>
    public static Examples From(IReadOnlyList<Table> tables, IReadOnlyList<ColumnBounds> bounds, IReadOnlyList<bool> takes)
    {
        var count = takes.Count(taken => taken);
        var features = Enumerable.Range(0, bounds.Count + 1).Select(_ => new double[count]).ToArray();
        var labels = new double[count];
        var (record, at) = (0, 0);
        foreach (var table in tables)
        {
            for (var row = 0; row < table.Rows; row++, record++)
            {
                if (!takes[record])
                {
                    continue;
                }

                for (var feature = 0; feature < bounds.Count; feature++)
                {
                    features[feature][at] = Scaled(table.Columns[feature][row], bounds[feature]);
                }

                features[bounds.Count][at] = 1;
                labels[at++] = Label(table.Columns[bounds.Count][row]);
            }
        }

        return new(features, labels);
    }

    // What is missing is taken for the middle.
    private static double Scaled(double value, ColumnBounds bounds) => double.IsNaN(value)
        ? 0
        : Math.Clamp((value - bounds.Lower - (bounds.Upper - value)) / (bounds.Upper - bounds.Lower), -1, 1);

    private static double Label(double value) => value is 0 or 1
        ? value
        : throw new JobFailedException(ComputeErrorCodes.InvalidData, "The label has other values than 0 and 1, or none.");
}
