using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>What is to be computed, the same in every attempt.</summary>
/// <param name="Task">One of <see cref="ComputeTasks"/>.</param>
/// <param name="Inputs">The data sets; a federated statistic, or a training, over several takes them as one.</param>
/// <param name="Dp">How private it is to be.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record JobSpec(string Task, IReadOnlyList<JobInput> Inputs, DpSettings Dp)
{
    /// <summary>How often each record is seen in a training; null: 10.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Epochs { get; init; }

    /// <summary>Records expected in a training step; null: a tenth of all.</summary>
    [JsonPropertyName("batch_size"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? BatchSize { get; init; }

    /// <summary>Length of a training step; null: 4.</summary>
    [JsonPropertyName("learning_rate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LearningRate { get; init; }

    /// <summary>Chooses the records that a training holds out to measure its accuracy; not secret, and no source of noise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Seed { get; init; }

    /// <summary>What a statistic is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StatisticSettings? Statistic { get; init; }

    /// <summary>Whether a model is trained; a statistic otherwise.</summary>
    [JsonIgnore]
    public bool IsTraining => Task == ComputeTasks.LogisticRegression;
}
