using System.Text.Json.Serialization;
using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Agent;

/// <summary>Body of a POST to <see cref="AgentRoutes.Train"/>.</summary>
/// <param name="Dataset">Name of a data set that the agent has registered, or of a built-in one.</param>
/// <param name="Task">One of <see cref="ComputeTasks"/>.</param>
/// <param name="Dp">How private it is to be.</param>
/// <param name="Epochs">As in <see cref="JobSpec.Epochs"/>.</param>
/// <param name="BatchSize">As in <see cref="JobSpec.BatchSize"/>.</param>
/// <param name="LearningRate">As in <see cref="JobSpec.LearningRate"/>.</param>
/// <param name="Seed">As in <see cref="JobSpec.Seed"/>.</param>
/// <param name="Statistic">What a statistic is about.</param>
/// <param name="Priority">One of <see cref="JobPriorities"/>; null: normal.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TrainRequest(
    string? Dataset = null,
    string? Task = null,
    DpSettings? Dp = null,
    int? Epochs = null,
    int? BatchSize = null,
    double? LearningRate = null,
    long? Seed = null,
    StatisticSettings? Statistic = null,
    string? Priority = null);
