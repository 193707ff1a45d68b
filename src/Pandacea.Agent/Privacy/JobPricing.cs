using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Privacy;

/// <summary>Says what a job costs before it is taken; the worker plans the same way and may not spend more.</summary>
internal static class JobPricing
{
    /// <exception cref="PrivacyPlanException">It cannot be done within its epsilon.</exception>
    public static JobPrice Of(JobSpec spec)
    {
        if (!spec.Dp.Enabled)
        {
            return new(null, null);
        }

        var rows = spec.Inputs.Sum(Rows);
        var (epsilon, dp) = (spec.Dp.Epsilon!.Value, spec.Dp);
        if (spec.IsTraining)
        {
            var plan = SgdPlan.Create(rows, spec.BatchSize ?? JobDefaults.BatchSize(rows), spec.Epochs ?? JobDefaults.Epochs, epsilon, dp.Delta, dp.NoiseMultiplier);
            return new(plan.Epsilon, plan.Delta);
        }

        var kind = spec.Statistic?.Noise == NoiseNames.Gaussian ? NoiseKind.Gaussian : NoiseKind.Laplace;
        var statistic = StatisticPlan.Create(kind, ComputeTasks.Releases(spec.Task), rows, epsilon, dp.Delta, dp.NoiseMultiplier);
        return new(statistic.Epsilon, statistic.Delta);
    }

    private static long Rows(JobInput input) => input.Data?.Rows ?? BuiltInData.Find(input.Dataset)?.Rows ?? 0;
}
