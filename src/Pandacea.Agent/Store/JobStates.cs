namespace Pandacea.Agent.Store;

/// <summary>Names of states, as the store and the history have them.</summary>
internal static class JobStates
{
    public static string Name(this JobState state) => state switch
    {
        JobState.Queued => "queued",
        JobState.Waiting => "waiting",
        JobState.Running => "running",
        JobState.Complete => "complete",
        JobState.Failed => "failed",
        JobState.Dead => "dead",
        _ => "cancelled",
    };

    public static bool IsOver(this JobState state) => state >= JobState.Complete;

    public static JobState Parse(string name) => name switch
    {
        "queued" => JobState.Queued,
        "waiting" => JobState.Waiting,
        "running" => JobState.Running,
        "complete" => JobState.Complete,
        "failed" => JobState.Failed,
        "dead" => JobState.Dead,
        "cancelled" => JobState.Cancelled,
        _ => throw new StoreException(StoreFailure.Damaged, $"The store holds a job with the unknown state '{name}'. Restore the data folder from a copy."),
    };
}
