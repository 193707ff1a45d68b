using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>Body of a POST to <see cref="ComputeRoutes.Result"/>: the attempt is over. Reporting the same twice is harmless.</summary>
/// <param name="WorkerId">Who says so.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="Outcome">One of <see cref="JobOutcomes"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ResultReport(string WorkerId, int Attempt, long Fence, string Outcome)
{
    /// <summary>The artifact, where the job is complete; its shape is <c>docs/schemas/artifact.schema.json</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Artifact { get; init; }

    /// <summary>Where the artifact is stored; null where the worker has no storage.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArtifactCid { get; init; }

    /// <summary>Why there is no artifact, where the job failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobFailure? Error { get; init; }
}
