using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Reports;

/// <summary>The way to the agent. Thread safe.</summary>
internal interface IAgentReports
{
    /// <summary>The attempt lives.</summary>
    Task<ReportAnswer> HeartbeatAsync(string jobId, HeartbeatReport report, CancellationToken cancellationToken);

    /// <summary>A later attempt can go on from here.</summary>
    Task<ReportAnswer> CheckpointAsync(string jobId, CheckpointReport report, CancellationToken cancellationToken);

    /// <summary>The attempt is over.</summary>
    Task<ReportAnswer> ResultAsync(string jobId, ResultReport report, CancellationToken cancellationToken);
}
