namespace Pandacea.Agent.Store;

/// <summary>Where a job is.</summary>
public enum JobState
{
    /// <summary>Ready for a worker.</summary>
    Queued,

    /// <summary>Ready at a later instant.</summary>
    Waiting,

    /// <summary>Leased to a worker.</summary>
    Running,

    /// <summary>It has its artifact. The end.</summary>
    Complete,

    /// <summary>It cannot be done. The end.</summary>
    Failed,

    /// <summary>Its attempts are used up. The end.</summary>
    Dead,

    /// <summary>Its owner gave it up. The end.</summary>
    Cancelled,
}
