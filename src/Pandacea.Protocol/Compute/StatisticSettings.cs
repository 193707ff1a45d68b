using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>What a statistic is about.</summary>
/// <param name="Column">Name of the column; the first one if there is only one.</param>
/// <param name="Bins">Number of bins of a histogram between the column's bounds; null: 10.</param>
/// <param name="Noise"><c>laplace</c> (pure epsilon) or <c>gaussian</c> (with a delta); null: laplace.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StatisticSettings(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Column = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Range(1, 10_000)] int? Bins = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), RegularExpression("^(laplace|gaussian)$")] string? Noise = null);
