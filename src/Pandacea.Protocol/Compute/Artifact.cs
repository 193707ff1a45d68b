using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>What a job produced; <c>docs/schemas/artifact.schema.json</c>. Every attempt of a job produces the same bytes.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Artifact
{
    /// <summary>Which job.</summary>
    public required string JobId { get; init; }

    /// <summary>The model or the statistic; its member <c>type</c> is one of <see cref="ComputeTasks"/>.</summary>
    public required JsonElement Model { get; init; }

    /// <summary>What was spent; null where the job was not private, so that nothing is promised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? Epsilon { get; init; }

    /// <summary>How private it is.</summary>
    public required ArtifactDp Dp { get; init; }

    /// <summary>When the job was accepted.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>Share of held-out records that the model gets right; as noisy as all else.</summary>
    public double? Accuracy { get; init; }

    /// <summary>How many records there are.</summary>
    public long? N { get; init; }

    /// <summary>As in the specification.</summary>
    public long? Seed { get; init; }

    /// <summary>Names of the data sets.</summary>
    public string? Dataset { get; init; }

    /// <summary>As in the specification.</summary>
    public string? Task { get; init; }

    /// <summary>How it was trained.</summary>
    public ArtifactTraining? TrainingParams { get; init; }

    /// <summary>SHA-256 in hex over the canonical JSON without this member.</summary>
    public string? Hash { get; init; }
}
