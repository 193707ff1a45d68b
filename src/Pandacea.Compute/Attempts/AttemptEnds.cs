namespace Pandacea.Compute.Attempts;

/// <summary>Who says that an attempt is not wanted any more.</summary>
internal static class AttemptEnds
{
    /// <summary>The agent refused its result.</summary>
    public const string Result = "result";

    /// <summary>The agent refused its heartbeat.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>The agent refused its checkpoint.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The worker, for it was offered a later attempt of the same job.</summary>
    public const string Replaced = "replaced";

    /// <summary>The agent asked for its end.</summary>
    public const string Cancelled = "cancelled";
}
