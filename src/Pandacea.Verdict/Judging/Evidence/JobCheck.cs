using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Says what is wrong with a job that was taken: how it ended, where its artifact is, and whether it is what was asked for.</summary>
internal sealed class JobCheck(IEnumerable<ArtifactFound> artifacts)
{
    /// <summary>An epsilon that is computed from its parts.</summary>
    private const double Rounding = 1e-9;

    private readonly ILookup<string, ArtifactFound> _onNode = artifacts.ToLookup(artifact => artifact.Cid, StringComparer.Ordinal);

    /// <returns>Kind of the trouble and what it is; null: there is none.</returns>
    public (string Kind, string What)? Trouble(JobFound job, JobTerms asked)
    {
        var ends = job.History.Count(change => JobStateNames.IsEnd(change.State));
        return ends > 1 ? (TroubleKinds.Doubled, $"job {job.JobId} ended {ends} times")
            : job.State != JobStateNames.Complete ? (TroubleKinds.Lost, $"job {job.JobId} is {job.State} and has no artifact")
            : job.ArtifactProblem is { } problem ? (TroubleKinds.Altered, $"the artifact of job {job.JobId} is not valid: {problem}")
            : Missing(job) is { } missing ? missing
            : Difference(job, asked) is { } difference ? (TroubleKinds.Altered, $"job {job.JobId} {difference}")
            : null;
    }

    private (string Kind, string What)? Missing(JobFound job)
    {
        var kept = _onNode[job.ArtifactCid ?? string.Empty].ToList();
        return kept.Exists(artifact => artifact.Error is null && artifact.JobId == job.JobId && artifact.Hash == job.ArtifactHash) ? null
            : kept.Find(artifact => artifact.Error is not null) is not { } spoilt ? (TroubleKinds.Lost, $"the artifact of job {job.JobId} is not on the node: {job.ArtifactCid ?? "it has no CID"}")
            : spoilt.JobId is null ? (TroubleKinds.Lost, $"the artifact of job {job.JobId} cannot be read from the node: {spoilt.Cid}, {spoilt.Error}")
            : (TroubleKinds.Altered, $"the artifact of job {job.JobId} on the node is not valid: {spoilt.Cid}, {spoilt.Error}");
    }

    /// <summary>A plan with noise of its own may spend less than it was allowed.</summary>
    private static string? Difference(JobFound job, JobTerms asked) =>
        asked.Spec is not null && job.Spec != asked.Spec ? $"has the specification {job.Spec ?? "none"}, asked was {asked.Spec}"
        : job.ArtifactTask != asked.Task ? $"computed {job.ArtifactTask ?? "nothing by name"}, asked was {asked.Task}"
        : asked.Epsilon is not { } allowed ? (job.Epsilon is null ? null : $"has an epsilon of {job.Epsilon:R}, asked was none")
        : !(job.Epsilon > 0 && job.Epsilon <= allowed * (1 + Rounding)) ? $"has an epsilon of {job.Epsilon?.ToString("R") ?? "none"}, asked was {allowed:R}"
        : job is { ArtifactEpsilon: null } or { ArtifactPrivate: false } ? "was to be private, and its artifact is not"
        : null;
}
