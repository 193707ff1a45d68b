using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Training;

/// <summary>How a model is trained.</summary>
internal sealed record TrainingPlan
{
    private const double UnitWithoutNoise = 1.0 / (1L << 31);

    public required JobShape Shape { get; init; }

    public required int Steps { get; init; }

    public required double LearningRate { get; init; }

    /// <value>Null: not private.</value>
    public required SgdPlan? Privacy { get; init; }

    /// <value>0: gradients are not clipped.</value>
    public required double Clip { get; init; }

    /// <value>Null: no noise.</value>
    public NoiseGrid? Grid => Privacy is null ? null : new(NoiseKind.Gaussian, Clip, Privacy.NoiseMultiplier);

    public double Unit => Grid?.Unit ?? UnitWithoutNoise;

    /// <exception cref="PrivacyPlanException">It cannot be done privately enough.</exception>
    public static TrainingPlan Of(JobSpec spec)
    {
        var shape = JobShape.Of(spec);
        var privacy = spec.Dp.Enabled
            ? SgdPlan.Create(shape.Trained, shape.BatchSize, shape.Epochs, spec.Dp.Epsilon!.Value, spec.Dp.Delta, spec.Dp.NoiseMultiplier)
            : null;
        return new()
        {
            Shape = shape,
            Steps = privacy?.Steps ?? (int)(shape.Epochs * ((shape.Trained + shape.BatchSize - 1) / shape.BatchSize)),
            LearningRate = spec.LearningRate ?? JobDefaults.LearningRate,
            Privacy = privacy,
            Clip = spec.Dp.Clip ?? (spec.Dp.Enabled ? JobDefaults.Clip : 0),
        };
    }
}
