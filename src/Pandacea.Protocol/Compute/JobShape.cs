namespace Pandacea.Protocol.Compute;

/// <summary>The numbers of a job that its account depends on; agent and worker must get them alike.</summary>
/// <param name="Rows">Records of all inputs together.</param>
/// <param name="Trained">Of these, those that a training learns from; all of them in a statistic.</param>
/// <param name="BatchSize">Records expected in a training step.</param>
/// <param name="Epochs">How often each is expected to be seen.</param>
/// <param name="Releases">How many values that one record can change a statistic releases.</param>
/// <param name="Gaussian">Whether a statistic's noise is Gaussian, not Laplace; a training's always is.</param>
public sealed record JobShape(long Rows, long Trained, int BatchSize, int Epochs, int Releases, bool Gaussian)
{
    /// <summary>One record of so many is held out of a training, to measure its accuracy. What it learns from and what it is measured on have no record
    /// in common, so both may spend the whole epsilon.</summary>
    private const int HeldOutOf = 10;

    /// <summary>Records that a training holds out.</summary>
    public long HeldOut => Rows - Trained;

    /// <summary>The numbers of a specification without problems.</summary>
    public static JobShape Of(JobSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var rows = spec.Inputs.Sum(input => InputTable.Of(input)?.Rows ?? 0);
        var trained = spec.IsTraining ? rows - (rows / HeldOutOf) : rows;
        return new(
            rows,
            trained,
            spec.BatchSize ?? JobDefaults.BatchSize(trained),
            spec.Epochs ?? JobDefaults.Epochs,
            ComputeTasks.Releases(spec.Task),
            spec.Statistic?.Noise == NoiseNames.Gaussian);
    }
}
