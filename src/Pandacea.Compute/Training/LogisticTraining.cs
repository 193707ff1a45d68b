using Pandacea.Privacy;

namespace Pandacea.Compute.Training;

/// <summary>Trains a logistic regression by DP-SGD: in each step a Poisson sample, clipped gradients, Gaussian noise on their sum.</summary>
/// <remarks>All chance comes from the job's key, by step: a training that goes on from a state comes to the same model as one that never stopped. Not thread safe.</remarks>
internal sealed class LogisticTraining(TrainingPlan plan, Examples examples, NoiseStreams sampling, NoiseStreams noise)
{
    private readonly PoissonSample _sample = new(plan.Shape.BatchSize, plan.Shape.Trained);
    private readonly NoiseGrid? _grid = plan.Grid;
    private readonly Batch _batch = new(examples.Features.Count);
    private readonly ClippedGradients _gradients = new(examples.Features.Count, plan.Clip > 0 ? plan.Clip : double.PositiveInfinity, plan.Unit);
    private readonly List<int> _taken = [];

    public TrainingState Begin() => new(0, new double[examples.Features.Count]);

    public TrainingState Next(TrainingState state)
    {
        Take(state.Step);
        _batch.Gather(examples, _taken);
        var sums = _gradients.Sum(_batch, state.Weights);
        var weights = new double[sums.Length];
        var rate = plan.LearningRate / plan.Shape.BatchSize;
        using var source = noise.Open(state.Step);
        for (var feature = 0; feature < weights.Length; feature++)
        {
            var gradient = _grid?.Release(sums[feature], source) ?? sums[feature] * plan.Unit;
            weights[feature] = state.Weights[feature] - (rate * gradient);
        }

        return new(state.Step + 1, weights);
    }

    private void Take(int step)
    {
        _taken.Clear();
        using var source = sampling.Open(step);
        for (var record = 0; record < examples.Count; record++)
        {
            if (_sample.Takes(source))
            {
                _taken.Add(record);
            }
        }
    }
}
