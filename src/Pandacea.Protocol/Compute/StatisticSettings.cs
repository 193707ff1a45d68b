using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>What a statistic is about.</summary>
/// <param name="Column">Name of the column; the first one if there is only one.</param>
/// <param name="Bins">Number of bins of a histogram between the column's bounds; null: 10.</param>
/// <param name="Noise">One of <see cref="NoiseNames"/>; null: Laplace.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record StatisticSettings(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Column = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Bins = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Noise = null);
