namespace Pandacea.Agent.Store;

/// <summary>What became of a job, durably.</summary>
/// <param name="Before">The job as it was found.</param>
/// <param name="After">The job as it is now; the same object where nothing changed.</param>
/// <param name="Reason">Why, as in the history.</param>
public sealed record JobMove(StoredJob Before, StoredJob After, string? Reason = null)
{
    /// <summary>Whether its state changed.</summary>
    public bool Changed => After.Changes != Before.Changes;
}
