using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>What is to be computed, as content: <c>docs/schemas/computation.schema.json</c>.</summary>
/// <param name="Task">One of <see cref="ComputeTasks"/>.</param>
/// <param name="Variables">Names of its inputs; whoever asks for it says what they stand for.</param>
/// <param name="Dp">How private it is to be.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComputationDocument(string Task, IReadOnlyList<string> Variables, DpSettings Dp)
{
    /// <summary>As in <see cref="JobSpec.Epochs"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>As in <see cref="JobSpec.BatchSize"/>.</summary>
    public int? BatchSize { get; init; }

    /// <summary>As in <see cref="JobSpec.LearningRate"/>.</summary>
    public double? LearningRate { get; init; }

    /// <summary>As in <see cref="JobSpec.Seed"/>.</summary>
    public long? Seed { get; init; }

    /// <summary>What a statistic is about.</summary>
    public StatisticSettings? Statistic { get; init; }
}
