using System.Text.Json;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>Jobs as the agent makes them.</summary>
internal static class SampleJobs
{
    /// <summary>The body of a request for a noisy count.</summary>
    public const string Count = """{"dataset":"builtin/logistic-1000x3","task":"count","dp":{"enabled":true,"epsilon":0.5},"statistic":{"column":"x1"}}""";

    private static readonly JobSpec Spec = new(ComputeTasks.Count, [new JobInput("builtin/logistic-1000x3")], new DpSettings(true, 0.1));

    public static readonly StoredAnswer Answer = new(202, """{"job_id":"x"}""");

    public static StoredJob Job(string id, DateTimeOffset now, double epsilon = 0.1, int priority = 1, string signer = "peer-1") => new()
    {
        JobId = id,
        Signer = signer,
        Priority = priority,
        Spec = JsonSerializer.Serialize(Spec with { Dp = new DpSettings(epsilon > 0, epsilon) }, ComputeJson.Default.JobSpec),
        NoiseKey = Convert.ToBase64String(new byte[32]),
        Cost = PrivacyUnits.Of(epsilon),
        Epsilon = epsilon > 0 ? epsilon : null,
        AcceptedAt = now,
    };

    public static IdempotencyKey Key(string id, string body = "body", string signer = "peer-1") => new(signer, "POST /api/v1/train", id, body);

    /// <summary>A result as a worker reports it.</summary>
    public static ResultReport Complete(StoredJob job, string value = "1", double? epsilon = null)
    {
        var artifact = new Artifact
        {
            JobId = job.JobId,
            Model = JsonSerializer.SerializeToElement(new { type = "count", value }),
            Epsilon = epsilon ?? job.Epsilon,
            Dp = new ArtifactDp(job.Epsilon is not null, epsilon ?? job.Epsilon, 1, 1),
            CreatedAt = "2026-01-01T00:00:00Z",
        };
        return new ResultReport("worker", job.Attempt, job.Fence, JobOutcomes.Complete) { Artifact = JsonDocument.Parse(ArtifactSeal.Seal(artifact)).RootElement };
    }
}
