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

        var (shape, epsilon, dp) = (JobShape.Of(spec), spec.Dp.Epsilon!.Value, spec.Dp);
        if (spec.IsTraining)
        {
            var plan = SgdPlan.Create(shape.Trained, shape.BatchSize, shape.Epochs, epsilon, dp.Delta, dp.NoiseMultiplier);
            return new(plan.Epsilon, plan.Delta);
        }

        var kind = shape.Gaussian ? NoiseKind.Gaussian : NoiseKind.Laplace;
        var statistic = StatisticPlan.Create(kind, shape.Releases, shape.Rows, epsilon, dp.Delta, dp.NoiseMultiplier);
        return new(statistic.Epsilon, statistic.Delta);
    }
}
