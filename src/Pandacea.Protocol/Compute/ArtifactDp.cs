using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>How private an artifact is.</summary>
/// <param name="Enabled">Whether it is private at all.</param>
/// <param name="Epsilon">What might have been spent.</param>
/// <param name="Clip">The most that one record can contribute: norm of its gradient, or absolute value.</param>
/// <param name="NoiseMultiplier">Scale of the noise over that.</param>
/// <param name="Delta">The delta that the epsilon holds for; null: 0.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ArtifactDp(
    bool Enabled,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Epsilon,
    double Clip,
    double NoiseMultiplier,
    double? Delta = null);
