namespace Pandacea.Compute.Reports;

/// <summary>What became of a report.</summary>
internal enum ReportFate
{
    /// <summary>It is on the agent's disk.</summary>
    Taken,

    /// <summary>The agent could not be reached in spite of retries.</summary>
    NotHeard,

    /// <summary>The attempt is no longer the job's: stop it.</summary>
    Unwanted,

    /// <summary>The agent does not understand it; saying it again does not help.</summary>
    Refused,
}
