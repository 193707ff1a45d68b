using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Attempts;

/// <summary>Who says that an attempt is not wanted any more.</summary>
internal static class AttemptEnds
{
    /// <summary>The agent refused its result.</summary>
    public const string Result = ReportNames.Result;

    /// <summary>The agent refused its heartbeat.</summary>
    public const string Heartbeat = ReportNames.Heartbeat;

    /// <summary>The agent refused its checkpoint.</summary>
    public const string Checkpoint = ReportNames.Checkpoint;

    /// <summary>The worker, for it was offered a later attempt of the same job.</summary>
    public const string Replaced = "replaced";

    /// <summary>The agent asked for its end.</summary>
    public const string Cancelled = "cancelled";
}
