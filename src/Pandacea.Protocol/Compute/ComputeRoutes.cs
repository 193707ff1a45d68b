namespace Pandacea.Protocol.Compute;

/// <summary>Paths between agent and worker.</summary>
public static class ComputeRoutes
{
    /// <summary>On the worker: POST offers a job.</summary>
    public const string Jobs = "/v1/jobs";

    /// <summary>On the worker and on the agent's internal listener: that it lives.</summary>
    public const string Liveness = "/healthz";

    /// <summary>On the worker: metrics as Prometheus text.</summary>
    public const string Metrics = "/metrics";

    /// <summary>On the agent's internal listener: prefix of all but its liveness.</summary>
    public const string Internal = "/internal";

    /// <summary>On the agent's internal listener: prefix of what workers report.</summary>
    public const string InternalJobs = Internal + "/v1/jobs";

    /// <summary>On the agent's internal listener: consent manifests.</summary>
    public const string InternalConsents = Internal + "/v1/consents";

    /// <summary>Query of a cancellation: the fence of the attempt that is to end.</summary>
    public const string FenceQuery = "fence";

    /// <summary>On the worker: DELETE ends an attempt.</summary>
    public static string Job(string jobId, long fence) => $"{Jobs}/{Segment(jobId)}?{FenceQuery}={fence}";

    /// <summary>On the agent's internal listener: POST a <see cref="HeartbeatReport"/>.</summary>
    public static string Heartbeat(string jobId) => $"{InternalJobs}/{Segment(jobId)}/{ReportNames.Heartbeat}";

    /// <summary>On the agent's internal listener: POST a <see cref="CheckpointReport"/>.</summary>
    public static string Checkpoint(string jobId) => $"{InternalJobs}/{Segment(jobId)}/{ReportNames.Checkpoint}";

    /// <summary>On the agent's internal listener: POST a <see cref="ResultReport"/>.</summary>
    public static string Result(string jobId) => $"{InternalJobs}/{Segment(jobId)}/{ReportNames.Result}";

    private static string Segment(string jobId) =>
        JobIds.IsValid(jobId) ? jobId : throw new ArgumentException($"A job id is {JobIds.Allowed}.", nameof(jobId));
}
