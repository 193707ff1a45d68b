using System.Text.Json;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Http.Routes;

/// <summary>A job as callers see it.</summary>
internal static class JobView
{
    public static JobAnswer Of(StoredJob job, IReadOnlyList<JobHistoryEntry> history, string? artifact)
    {
        var spec = JsonSerializer.Deserialize(job.Spec, ComputeJson.Default.JobSpec)!;
        return new(
            job.JobId,
            Status(job.State),
            job.Attempt,
            string.Join(',', spec.Inputs.Select(input => input.Dataset)),
            spec.Task,
            job.AcceptedAt,
            [.. history.Select(entry => new JobChange(entry.At, entry.State.Name(), entry.Attempt, entry.Worker, entry.Reason))])
        {
            Epsilon = job.Epsilon,
            ArtifactCid = job.ArtifactCid,
            ArtifactHash = job.ArtifactHash,
            Artifact = artifact is null ? null : Parse(artifact),
            Error = Error(job),
            StartedAt = job.StartedAt,
            CompletedAt = job.EndedAt,
            Step = job.Step,
            Steps = job.Steps,
        };
    }

    public static JobError? Error(StoredJob job) => job.ErrorCode is { } code ? new JobError(code, job.ErrorMessage ?? "") : null;

    public static string Status(JobState state) => state switch
    {
        JobState.Queued or JobState.Waiting => JobStatuses.Queued,
        JobState.Running => JobStatuses.Running,
        JobState.Complete => JobStatuses.Complete,
        _ => JobStatuses.Failed,
    };

    private static JsonElement Parse(string artifact)
    {
        using var document = JsonDocument.Parse(artifact);
        return document.RootElement.Clone();
    }
}
