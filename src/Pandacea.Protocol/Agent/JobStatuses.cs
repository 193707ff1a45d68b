namespace Pandacea.Protocol.Agent;

/// <summary>Values of <see cref="JobAnswer.Status"/>.</summary>
public static class JobStatuses
{
    /// <summary>It waits for a worker, or for another attempt.</summary>
    public const string Queued = "queued";

    /// <summary>A worker has it.</summary>
    public const string Running = "running";

    /// <summary>There is an artifact.</summary>
    public const string Complete = "complete";

    /// <summary>There never will be one; <see cref="JobAnswer.Error"/> says why.</summary>
    public const string Failed = "failed";
}
