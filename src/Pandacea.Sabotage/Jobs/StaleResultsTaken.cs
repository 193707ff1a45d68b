using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Heartbeats are fenced, results are not.</summary>
internal sealed class StaleResultsTaken() : JobSabotage("stale-results-taken", CriterionNames.Fencing, "Results of attempts that lost their lease are taken; their other reports are refused.")
{
    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Careless(inner.Jobs);

    private sealed class Careless(IJobStore inner) : JobStoreWrapper(inner)
    {
        public override Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken) =>
            Inner.StepAsync(jobId, job => job.State >= JobState.Complete ? step(job) : ResultOf(job, step) ?? step(job), cancellationToken);

        /// <summary>The result that it is under any fence up to the latest; null: it is none.</summary>
        private static JobStep? ResultOf(StoredJob job, Func<StoredJob, JobStep?> step) => Enumerable.Range(1, (int)job.Fence)
            .Select(fence => step(job with { State = JobState.Running, Fence = fence, LeaseUntil = DateTimeOffset.MaxValue }))
            .FirstOrDefault(made => made?.Artifact is not null);
    }
}
