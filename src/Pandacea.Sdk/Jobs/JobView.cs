using System.Text;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Agent;

namespace Pandacea.Sdk.Jobs;

/// <summary>A job as the agent knows it.</summary>
public sealed record JobView
{
    /// <summary>Its name.</summary>
    public required string JobId { get; init; }

    /// <summary>One of <see cref="JobStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Attempts begun.</summary>
    public required int Attempt { get; init; }

    /// <summary>What was reserved of the privacy budget, or spent.</summary>
    /// <value>Null: the job is not private.</value>
    public double? Epsilon { get; init; }

    /// <summary>What the job made, checked against its hash.</summary>
    /// <value>Null unless complete.</value>
    public Artifact? Artifact { get; init; }

    /// <summary>Where the artifact is stored.</summary>
    public string? ArtifactCid { get; init; }

    /// <summary>SHA-256 of the artifact, as in its member <c>hash</c>.</summary>
    public string? ArtifactHash { get; init; }

    /// <summary>Why there will be no artifact.</summary>
    public JobError? Error { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its first attempt began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Every change of its state, oldest first.</summary>
    public required IReadOnlyList<JobChange> History { get; init; }

    /// <summary>Whether nothing will change any more.</summary>
    public bool IsOver => Status is JobStatuses.Complete or JobStatuses.Failed;

    /// <exception cref="AgentException">The artifact is another job's, or not what its hash says.</exception>
    internal static JobView Of(string jobId, JobAnswer answer)
    {
        Artifact? artifact = null;
        var problem = answer.JobId != jobId ? "it is about another job."
            : answer.Artifact is { } json ? ArtifactSeal.Open(Encoding.UTF8.GetBytes(json.GetRawText()), out artifact)
            : answer.Status == JobStatuses.Complete ? "a complete job has an artifact." : null;
        if (problem is null && artifact is not null && artifact.JobId != jobId)
        {
            problem = "the artifact is another job's.";
        }

        return problem is null
            ? new JobView
            {
                JobId = answer.JobId,
                Status = answer.Status,
                Attempt = answer.Attempt,
                Epsilon = answer.Epsilon,
                Artifact = artifact,
                ArtifactCid = answer.ArtifactCid,
                ArtifactHash = artifact?.Hash,
                Error = answer.Error,
                CreatedAt = answer.CreatedAt,
                StartedAt = answer.StartedAt,
                CompletedAt = answer.CompletedAt,
                History = answer.History,
            }
            : throw AgentException.Unusable($"The agent's answer about job {jobId} cannot be used: {problem}");
    }
}
