using System.Text.Json;

namespace Pandacea.Protocol.Agent;

/// <summary>A job as the agent knows it.</summary>
/// <param name="JobId">Its name.</param>
/// <param name="Status"><c>queued</c>, <c>running</c>, <c>complete</c> or <c>failed</c>.</param>
/// <param name="Attempt">Attempts begun.</param>
/// <param name="Dataset">Names of the data sets, joined by commas.</param>
/// <param name="Task">What is computed.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="History">Every change of its state, oldest first.</param>
public sealed record JobAnswer(
    string JobId, string Status, int Attempt, string Dataset, string Task, DateTimeOffset CreatedAt, IReadOnlyList<JobChange> History)
{
    /// <summary>What is reserved for it, or charged; null where the job is not private.</summary>
    public double? Epsilon { get; init; }

    /// <summary>Where the artifact is stored.</summary>
    public string? ArtifactCid { get; init; }

    /// <summary>SHA-256 of the artifact, as in its member <c>hash</c>.</summary>
    public string? ArtifactHash { get; init; }

    /// <summary>What it made: <c>docs/schemas/artifact.schema.json</c>.</summary>
    public JsonElement? Artifact { get; init; }

    /// <summary>Why there is no artifact and never will be.</summary>
    public JobError? Error { get; init; }

    /// <summary>When its first attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Steps done, as its worker last said.</summary>
    public int? Step { get; init; }

    /// <summary>Steps that there are.</summary>
    public int? Steps { get; init; }
}
