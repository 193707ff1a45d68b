namespace Pandacea.Sdk.Jobs;

/// <summary>A job failed, or was not complete in time.</summary>
public sealed class JobNotCompleteException : PandaceaException
{
    internal JobNotCompleteException(string message, JobView? job, PandaceaException? lastError = null)
        : base(message, lastError)
    {
        Job = job;
        Dependency = "agent";
        RequestId = lastError?.RequestId;
    }

    /// <summary>The job as it was last seen.</summary>
    /// <value>Null: the agent never answered.</value>
    public JobView? Job { get; }
}
