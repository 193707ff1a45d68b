using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>How private a job is to be.</summary>
/// <param name="Enabled">Whether it is private at all; only a job on built-in data may do without.</param>
/// <param name="Epsilon">The most that may be spent, needed where enabled: from 0.01 for trainings and Gaussian noise, else from 0.000001, to 1000.</param>
/// <param name="Delta">Chance that epsilon does not hold, above 0 and below 1; null: the worker's default, 1e-5 or 1 in twice the records.</param>
/// <param name="Clip">Norm to which each record's gradient is clipped; null: 1.</param>
/// <param name="NoiseMultiplier">Scale of the noise over the sensitivity; null: as little as epsilon allows.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DpSettings(
    bool Enabled,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Range(1e-6, 1000)] double? Epsilon = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)] double? Delta = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Range(1e-3, 1e3)] double? Clip = null,
    [property: JsonPropertyName("noise_multiplier"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Range(0.01, 1 << 24)] double? NoiseMultiplier = null);
