using Pandacea.Compute.Reports;
using Pandacea.Compute.Work;
using Pandacea.Hosting;

namespace Pandacea.Compute.Attempts;

/// <summary>What attempts are made of.</summary>
internal sealed record AttemptParts(
    ComputeOptions Options,
    WorkerIdentity Worker,
    Computation Computation,
    IAgentReports Reports,
    IJobStorage? Storage,
    ComputeMetrics Metrics,
    JsonEventLog Log,
    TimeProvider Time);
