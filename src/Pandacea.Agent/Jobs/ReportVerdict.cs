namespace Pandacea.Agent.Jobs;

/// <summary>What a worker is told.</summary>
internal enum ReportVerdict
{
    /// <summary>The attempt is the latest.</summary>
    Current,

    /// <summary>A later lease exists, or its own is over: it must stop.</summary>
    Stale,

    /// <summary>The job is over: it must stop.</summary>
    Over,

    /// <summary>There is no such job.</summary>
    Unknown,

    /// <summary>The report says something that cannot be.</summary>
    Invalid,
}
