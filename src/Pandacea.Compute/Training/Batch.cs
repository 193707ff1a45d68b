using System.Numerics;

namespace Pandacea.Compute.Training;

/// <summary>The records of one step, gathered by feature; what is left of the last vector is blank. Used again for each step. Not thread safe.</summary>
internal sealed class Batch
{
    private readonly double[][] _features;
    private double[] _labels = [];

    public Batch(int features) => _features = [.. Enumerable.Repeat(Array.Empty<double>(), features)];

    /// <summary>Records, filled up with blanks to whole vectors: a blank contributes nothing.</summary>
    public int Padded { get; private set; }

    public ReadOnlySpan<double> Labels => _labels.AsSpan(0, Padded);

    public ReadOnlySpan<double> Feature(int index) => _features[index].AsSpan(0, Padded);

    public void Gather(Examples examples, List<int> taken)
    {
        Padded = (taken.Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        if (_labels.Length < Padded)
        {
            // Room for more, as the next step may have some more.
            var room = Padded + (Padded / 8) + Vector<double>.Count;
            _labels = new double[room];
            for (var feature = 0; feature < _features.Length; feature++)
            {
                _features[feature] = new double[room];
            }
        }

        for (var feature = 0; feature < _features.Length; feature++)
        {
            var (from, to) = (examples.Features[feature], _features[feature]);
            for (var at = 0; at < taken.Count; at++)
            {
                to[at] = from[taken[at]];
            }

            to.AsSpan(taken.Count, Padded - taken.Count).Clear();
        }

        for (var at = 0; at < taken.Count; at++)
        {
            _labels[at] = examples.Labels[taken[at]];
        }
    }
}
