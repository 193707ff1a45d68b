using System.Globalization;

namespace Pandacea.Protocol.Compute;

/// <summary>What a specification must be before anybody looks at data or budget; agent and worker apply the same rules.</summary>
public static class JobSpecRules
{
    private const int MostBins = 10_000;

    // Below it Laplace noise is never enough, and of Gaussian noise the usual delta covers everything, so that nothing would be charged.
    private const double LeastLaplace = 1e-6;
    private const double LeastGaussian = 0.01;

    /// <summary>One sentence for each problem, beginning with the name of the field; none if it is right.</summary>
    public static IReadOnlyList<string> Problems(JobSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var problems = new SpecProblems();
        problems.Require(ComputeTasks.All.Contains(spec.Task), $"task is '{SpecProblems.Short(spec.Task)}' but must be one of {string.Join(", ", ComputeTasks.All)}.");
        InputRules.Check(problems, spec);
        CheckDp(problems, spec);
        CheckTraining(problems, spec);
        CheckStatistic(problems, spec);
        return problems.Sentences;
    }

    private static void CheckDp(SpecProblems problems, JobSpec spec)
    {
        var least = spec.IsTraining || spec.Statistic?.Noise == NoiseNames.Gaussian ? LeastGaussian : LeastLaplace;
        problems.Require(
            !spec.Dp.Enabled || (spec.Dp.Epsilon >= least && spec.Dp.Epsilon <= 1000),
            string.Create(CultureInfo.InvariantCulture, $"dp.epsilon must be from {least:0.######} to 1000."));
        problems.Require(spec.Dp.Delta is null or (> 0 and < 1), "dp.delta must be above 0 and below 1.");
        problems.Require(spec.Dp.Clip is null or (>= 1e-3 and <= 1e3), "dp.clip must be from 0.001 to 1000.");
        problems.Require(spec.Dp.NoiseMultiplier is null or (>= 0.01 and <= 1 << 24), $"dp.noise_multiplier must be from 0.01 to {1 << 24}.");
    }

    private static void CheckTraining(SpecProblems problems, JobSpec spec)
    {
        problems.Require(spec.Epochs is null or (>= 1 and <= 10_000), "epochs must be from 1 to 10000.");
        problems.Require(spec.BatchSize is null or >= 1, "batch_size must be at least 1.");
        problems.Require(spec.LearningRate is null or (> 0 and <= 1000), "learning_rate must be above 0, at most 1000.");
        problems.Require(spec.Seed is null or (>= 0 and <= (1L << 53)), "seed must be from 0 to 2^53.");
        problems.Require(
            spec.IsTraining || (spec.Epochs, spec.BatchSize, spec.LearningRate, spec.Seed) == (null, null, null, null),
            "epochs, batch_size, learning_rate and seed belong to a training; leave them out of a statistic.");
        var trained = spec.IsTraining ? JobShape.Of(spec).Trained : int.MaxValue;
        problems.Require(spec.BatchSize is not { } batch || batch <= trained, $"batch_size is {spec.BatchSize} but the training has only {trained} records.");
    }

    private static void CheckStatistic(SpecProblems problems, JobSpec spec)
    {
        if (spec.Statistic is not { } statistic)
        {
            return;
        }

        problems.Require(!spec.IsTraining, "statistic does not belong to a training; leave it out.");
        problems.Require(statistic.Bins is null or (>= 1 and <= MostBins), $"statistic.bins must be from 1 to {MostBins}.");
        problems.Require(statistic.Noise is null or NoiseNames.Laplace or NoiseNames.Gaussian, $"statistic.noise must be {NoiseNames.Laplace} or {NoiseNames.Gaussian}.");
    }
}
