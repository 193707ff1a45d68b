using Pandacea.Compute.Data;
using Pandacea.Compute.Statistics;
using Pandacea.Compute.Training;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Work;

/// <summary>Carries out jobs. Thread safe.</summary>
/// <param name="datasets">What is computed on.</param>
/// <param name="rest">Rest after each step of a training.</param>
internal sealed class Computation(IDatasets datasets, TimeSpan rest = default)
{
    private const string Sampling = "sampling";
    private const string Noise = "noise";
    private const string Measuring = "measuring";

    /// <summary>Computes; blocks until it is done.</summary>
    /// <param name="work">What.</param>
    /// <param name="checkpoint">Where to go on; null: from the beginning. What is none of this work is not used.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it; the last state is in <paramref name="progress"/>.</param>
    /// <exception cref="JobFailedException">It cannot be done.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public Artifact Run(JobWork work, byte[]? checkpoint, AttemptProgress progress, CancellationToken cancellationToken)
    {
        if (JobSpecRules.Problems(work.Spec) is { Count: > 0 } problems)
        {
            throw new JobFailedException(ComputeErrorCodes.InvalidRequest, string.Join(" ", problems));
        }

        try
        {
            return work.Spec.IsTraining ? Train(work, checkpoint, progress, cancellationToken) : Describe(work, cancellationToken);
        }
        catch (PrivacyPlanException error)
        {
            throw new JobFailedException(ComputeErrorCodes.PrivacyBudgetExceeded, error.Message);
        }
    }

    private Artifact Train(JobWork work, byte[]? checkpoint, AttemptProgress progress, CancellationToken cancellationToken)
    {
        var plan = TrainingPlan.Of(work.Spec);
        progress.Begin(plan.Steps);
        var table = InputTable.Of(work.Spec.Inputs[0])!;
        var bounds = table.Features.ToList();
        var tables = Read(work, [.. bounds.Select(column => column.Name), table.Label!], cancellationToken);
        var held = HeldOut.Choose(plan.Shape, work.Spec.Seed ?? 0);
        var examples = Examples.From(tables, bounds, [.. held.Select(left => !left)]);
        var training = new LogisticTraining(plan, examples, work.Streams(Sampling), work.Streams(Noise));
        var state = (checkpoint is null ? null : Checkpoint.Read(checkpoint, work, bounds.Count + 1, plan.Steps)) ?? training.Begin();
        for (progress.Reached(state); state.Step < plan.Steps; progress.Reached(state))
        {
            cancellationToken.ThrowIfCancellationRequested();
            state = training.Next(state);
            if (rest > TimeSpan.Zero)
            {
                cancellationToken.WaitHandle.WaitOne(rest);
            }
        }

        var accuracy = plan.Shape.HeldOut == 0
            ? null
            : Accuracy.Of(Examples.From(tables, bounds, held), state.Weights, plan.Privacy?.Epsilon, work.Streams(Measuring));
        return ArtifactMaker.OfTraining(work, plan, bounds, state.Weights, accuracy);
    }

    private Artifact Describe(JobWork work, CancellationToken cancellationToken)
    {
        var (spec, shape) = (work.Spec, JobShape.Of(work.Spec));
        var kind = shape.Gaussian ? NoiseKind.Gaussian : NoiseKind.Laplace;
        var plan = spec.Dp.Enabled
            ? StatisticPlan.Create(kind, shape.Releases, shape.Rows, spec.Dp.Epsilon!.Value, spec.Dp.Delta, spec.Dp.NoiseMultiplier)
            : null;
        var columns = InputTable.Of(spec.Inputs[0])!.Columns;
        var bounds = spec.Statistic?.Column is { } name ? columns.Single(column => column.Name == name) : columns[0];
        var statistic = new FederatedStatistic(spec.Task, bounds, spec.Statistic?.Bins ?? JobDefaults.Bins, plan);
        var values = statistic.Release(Read(work, [bounds.Name], cancellationToken), work.Streams(Noise));
        return ArtifactMaker.OfStatistic(work, plan, bounds, statistic.Sensitivity, values);
    }

    private List<Table> Read(JobWork work, IReadOnlyList<string> columns, CancellationToken cancellationToken) =>
        [.. work.Spec.Inputs.Select(input => datasets.Read(input, columns, cancellationToken))];
}
