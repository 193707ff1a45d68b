namespace Pandacea.Protocol.Compute;

/// <summary>What workers report, as paths and the event <c>stale_report</c> call it.</summary>
public static class ReportNames
{
    /// <summary>The attempt lives.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>A later attempt can go on from here.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>The attempt is over.</summary>
    public const string Result = "result";
}
