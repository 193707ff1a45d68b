using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Whoever has a job has it for ever.</summary>
internal sealed class NoLeaseExpiry() : JobSabotage("no-lease-expiry", CriterionNames.JobsRetried, "The lease of a job never runs out.")
{
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Nobody comes back after a lease, and what is stuck never ends.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Fencing, CriterionNames.Loss, CriterionNames.Recovery];

    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Lasting(inner.Jobs);

    private static JobStep Last(JobStep step) =>
        step.Job.State == JobState.Running ? step with { Job = step.Job with { LeaseUntil = Never } } : step;

    private sealed class Lasting(IJobStore inner) : JobStoreWrapper(inner)
    {
        public override Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken) =>
            Inner.ClaimAsync((job, consented) => Last(step(job, consented)), cancellationToken);

        public override Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken) =>
            Inner.StepAsync(jobId, job => step(job) is { } made ? Last(made) : null, cancellationToken);

        public override Task<IReadOnlyList<StoredJob>> RenewLeasesAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
            Inner.RenewLeasesAsync(Never, cancellationToken);
    }
}
