using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Agent;

/// <summary>Hands in a job.</summary>
/// <param name="Dataset">Name of a data set that the agent has registered, or of a built-in synthetic one: <c>builtin/logistic-ROWSxFEATURES</c>, for example <c>builtin/logistic-2000x5</c>, with columns x1, x2, ... and label.</param>
/// <param name="Task"><c>logistic_regression</c> trains a model; <c>mean</c>, <c>count</c>, <c>sum</c> and <c>histogram</c> are statistics.</param>
/// <param name="Dp">How private it is to be.</param>
/// <param name="Epochs">How often each record is seen in a training; null: 10.</param>
/// <param name="BatchSize">Records expected in a training step; null: a tenth of all.</param>
/// <param name="LearningRate">Length of a training step, above 0; null: 4.</param>
/// <param name="Seed">Chooses the records that a training holds out to measure its accuracy, up to 2^53; not secret, and no source of noise.</param>
/// <param name="Statistic">What a statistic is about; not for a training.</param>
/// <param name="Priority"><c>low</c>, <c>normal</c> or <c>high</c>: jobs of a higher one go first; null: normal.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TrainRequest(
    [property: Required, MinLength(1)] string? Dataset = null,
    [property: Required, RegularExpression("^(logistic_regression|mean|count|sum|histogram)$")] string? Task = null,
    [property: Required] DpSettings? Dp = null,
    [property: Range(1, 10_000)] int? Epochs = null,
    [property: Range(1, int.MaxValue)] int? BatchSize = null,
    [property: Range(0.0, 1000.0, MinimumIsExclusive = true)] double? LearningRate = null,
    long? Seed = null,
    StatisticSettings? Statistic = null,
    [property: RegularExpression("^(low|normal|high)$")] string? Priority = null);
