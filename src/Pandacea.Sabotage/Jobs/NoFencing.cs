using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>A zombie is believed.</summary>
internal sealed class NoFencing() : JobSabotage("no-fencing", CriterionNames.Fencing, "Reports of attempts that lost their lease are taken as if they had it.")
{
    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Credulous(inner.Jobs);

    private sealed class Credulous(IJobStore inner) : JobStoreWrapper(inner)
    {
        public override Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken) =>
            Inner.StepAsync(jobId, job => step(job) ?? (job.State >= JobState.Complete ? null : Believe(job, step)), cancellationToken);

        /// <summary>Asks again as if each earlier attempt were the latest; what is no result takes no effect, but is not refused either.</summary>
        private static JobStep? Believe(StoredJob job, Func<StoredJob, JobStep?> step)
        {
            for (var fence = 1L; fence <= job.Fence; fence++)
            {
                if (step(job with { State = JobState.Running, Fence = fence, LeaseUntil = DateTimeOffset.MaxValue }) is { } made)
                {
                    return made.Artifact is null ? null : made;
                }
            }

            return null;
        }
    }
}
