using System.Text;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Agent;

namespace Pandacea.Sdk.Jobs;

/// <summary>A computation as the agent knows it.</summary>
public sealed record ComputationView
{
    /// <summary>Its name.</summary>
    public required string ComputationId { get; init; }

    /// <summary>One of <see cref="JobStatuses"/>; queued also as long as its description cannot be fetched.</summary>
    public required string Status { get; init; }

    /// <summary>What it made, checked against its hash.</summary>
    /// <value>Null unless complete.</value>
    public Artifact? Output { get; init; }

    /// <summary>Where that is stored.</summary>
    public IReadOnlyList<StoredArtifact> Artifacts { get; init; } = [];

    /// <summary>Why there will be no result.</summary>
    public JobError? Error { get; init; }

    /// <exception cref="AgentException">The artifact is another one's, or not what its hash says.</exception>
    internal static ComputationView Of(string computationId, ComputationAnswer answer)
    {
        Artifact? output = null;
        var problem = answer.Results is { } results ? ArtifactSeal.Open(Encoding.UTF8.GetBytes(results.Output.GetRawText()), out output)
            : answer.Status == JobStatuses.Complete ? "a complete computation has results." : null;
        if (problem is null && output is not null && (output.JobId != computationId || answer.Results!.Artifacts.Any(artifact => artifact.Hash != output.Hash)))
        {
            problem = "the artifact is another one's.";
        }

        return problem is null
            ? new() { ComputationId = computationId, Status = answer.Status, Output = output, Artifacts = answer.Results?.Artifacts ?? [], Error = answer.Error }
            : throw AgentException.Unusable($"The agent's answer about computation {computationId} cannot be used: {problem}");
    }
}
