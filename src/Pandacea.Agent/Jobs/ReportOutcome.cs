using Pandacea.Agent.Store;

namespace Pandacea.Agent.Jobs;

/// <summary>The answer to a report.</summary>
/// <param name="Verdict">What the worker is told.</param>
/// <param name="LeaseUntil">Until when the attempt is its own.</param>
/// <param name="Problem">What is wrong with the report.</param>
internal sealed record ReportOutcome(ReportVerdict Verdict, DateTimeOffset LeaseUntil = default, string? Problem = null)
{
    /// <summary>What the job that a report found says about it; null: the report counts.</summary>
    public static ReportVerdict? Objection(StoredJob job, long fence, DateTimeOffset now) =>
        job.State.IsOver() ? ReportVerdict.Over
        : job.State != JobState.Running || job.Fence != fence || job.LeaseUntil <= now ? ReportVerdict.Stale
        : null;
}
