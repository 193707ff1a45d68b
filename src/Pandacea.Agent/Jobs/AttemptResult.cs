using System.Text.Json;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Protocol.Json;

namespace Pandacea.Agent.Jobs;

/// <summary>A worker's result, checked as far as that goes without the job.</summary>
internal sealed class AttemptResult
{
    private readonly ResultReport _report;
    private readonly Artifact? _artifact;
    private readonly string? _canonical;

    private AttemptResult(ResultReport report, string? problem, Artifact? artifact = null, string? canonical = null) =>
        (_report, Problem, _artifact, _canonical) = (report, problem, artifact, canonical);

    /// <value>What is wrong; null: nothing.</value>
    public string? Problem { get; }

    public static AttemptResult Read(string jobId, ResultReport report) => report.Outcome switch
    {
        JobOutcomes.Complete => ReadArtifact(jobId, report),
        JobOutcomes.Failed => new(report, report.Error is null ? "error: missing." : null),
        JobOutcomes.Released => new(report, problem: null),
        _ => new(report, $"outcome: must be {JobOutcomes.Complete}, {JobOutcomes.Failed} or {JobOutcomes.Released}."),
    };

    /// <summary>What is wrong with it for this job: it may not have spent more than was charged.</summary>
    public string? Misfit(StoredJob job) => _artifact?.Epsilon is { } epsilon && (job.Epsilon is not { } charged || epsilon > charged)
        ? "artifact.epsilon: is more than was charged."
        : job.Epsilon is not null && _artifact is { Epsilon: null } ? "artifact.epsilon: missing, but the job is private." : null;

    /// <summary>Whether the job has this very artifact.</summary>
    public bool IsOf(StoredJob job) => job.State == JobState.Complete && _artifact is not null && job.ArtifactHash == _artifact.Hash && job.Fence == _report.Fence;

    public JobStep Step(StoredJob job, JobLife life, DateTimeOffset now) => _report switch
    {
        { Outcome: JobOutcomes.Complete } => JobLife.Complete(job, _artifact!.Hash!, _report.ArtifactCid, _canonical!, now),
        { Outcome: JobOutcomes.Failed } => life.Fail(job, _report.Error!, now),
        _ => JobLife.Release(job),
    };

    private static bool IsElsewhere(string? cid, byte[] canonical) =>
        cid is not null && (!Cid.TryParse(cid, out var parsed) || !parsed.Equals(ArtifactContent.CidOf(canonical)));

    private static AttemptResult ReadArtifact(string jobId, ResultReport report)
    {
        if (report.Artifact is not { } json)
        {
            return new(report, "artifact: missing.");
        }

        try
        {
            var canonical = CanonicalJson.Of(json);
            var problem = ArtifactSeal.Open(canonical, out var artifact);
            return problem is not null ? new(report, "artifact." + problem)
                : artifact!.JobId != jobId ? new(report, "artifact.job_id: is another job's.")
                : IsElsewhere(report.ArtifactCid, canonical) ? new(report, "artifactCid: is not the artifact's.")
                : new(report, problem: null, artifact, System.Text.Encoding.UTF8.GetString(canonical));
        }
        catch (JsonException error)
        {
            return new(report, "artifact: " + error.Message);
        }
    }
}
