namespace Pandacea.Compute.Training;

/// <summary>Where a training is: with it, it goes on elsewhere as if it had never stopped.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Weights">Of the features, the bias last.</param>
internal sealed record TrainingState(int Step, double[] Weights);
