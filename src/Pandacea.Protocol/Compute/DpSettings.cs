using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>How private a job is to be.</summary>
/// <param name="Enabled">Whether it is private at all.</param>
/// <param name="Epsilon">The most that may be spent; needed where enabled.</param>
/// <param name="Delta">Null: the worker's default, 1e-5 or 1 in twice the records.</param>
/// <param name="Clip">Norm to which each record's gradient is clipped; null: 1.</param>
/// <param name="NoiseMultiplier">Scale of the noise over the sensitivity; null: as little as epsilon allows.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DpSettings(
    bool Enabled,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Epsilon = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Delta = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Clip = null,
    [property: JsonPropertyName("noise_multiplier"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? NoiseMultiplier = null);
