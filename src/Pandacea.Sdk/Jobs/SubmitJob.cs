using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Sdk.Jobs;

/// <summary>A job to hand in.</summary>
/// <param name="Dataset">Name of a data set that the agent has registered, or of a built-in one.</param>
/// <param name="Task">One of <see cref="ComputeTasks"/>.</param>
/// <param name="Privacy">How private it is to be.</param>
public sealed record SubmitJob(string Dataset, string Task, DpSettings Privacy)
{
    /// <summary>How often a training sees each record.</summary>
    /// <value>Null: <see cref="JobDefaults.Epochs"/>.</value>
    public int? Epochs { get; init; }

    /// <summary>Records expected in a training step.</summary>
    /// <value>Null: a tenth of all.</value>
    public int? BatchSize { get; init; }

    /// <summary>Length of a training step.</summary>
    /// <value>Null: <see cref="JobDefaults.LearningRate"/>.</value>
    public double? LearningRate { get; init; }

    /// <summary>Chooses the records that a training holds out.</summary>
    public long? Seed { get; init; }

    /// <summary>What a statistic is about.</summary>
    public StatisticSettings? Statistic { get; init; }

    /// <summary>One of <see cref="JobPriorities"/>.</summary>
    /// <value>Null: normal.</value>
    public string? Priority { get; init; }

    /// <summary>Names the operation: 1 to 128 visible ASCII characters. Keep it with your own records to repeat it after a crash.</summary>
    /// <value>Null: a new one for each call.</value>
    public string? IdempotencyKey { get; init; }

    internal TrainRequest ToBody()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Dataset);
        ArgumentException.ThrowIfNullOrWhiteSpace(Task);
        ArgumentNullException.ThrowIfNull(Privacy);
        return new TrainRequest(Dataset, Task, Privacy, Epochs, BatchSize, LearningRate, Seed, Statistic, Priority);
    }
}
