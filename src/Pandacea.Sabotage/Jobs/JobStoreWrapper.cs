using Pandacea.Agent.Store;

namespace Pandacea.Sabotage;

/// <summary>Jobs as the real store keeps them, but for what a sabotage overrides.</summary>
internal abstract class JobStoreWrapper(IJobStore inner) : IJobStore
{
    public string? LedgerProblem => inner.LedgerProblem;

    protected IJobStore Inner => inner;

    public virtual Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken) =>
        inner.AcceptAsync(job, key, answer, limits, cancellationToken);

    public virtual Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken) => inner.ClaimAsync(step, cancellationToken);

    public virtual Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken) => inner.StepAsync(jobId, step, cancellationToken);

    public Task<IReadOnlyList<JobMove>> SweepAsync(Func<StoredJob, JobStep> step, CancellationToken cancellationToken) => inner.SweepAsync(step, cancellationToken);

    public Task<DateTimeOffset?> NextSweepAsync(CancellationToken cancellationToken) => inner.NextSweepAsync(cancellationToken);

    public virtual Task<IReadOnlyList<StoredJob>> RenewLeasesAsync(DateTimeOffset until, CancellationToken cancellationToken) => inner.RenewLeasesAsync(until, cancellationToken);

    public virtual Task<StoredJob?> FindAsync(string jobId, CancellationToken cancellationToken) => inner.FindAsync(jobId, cancellationToken);

    public virtual Task<(StoredJob Job, IReadOnlyList<JobHistoryEntry> History, string? Artifact)?> ShowAsync(string jobId, CancellationToken cancellationToken) =>
        inner.ShowAsync(jobId, cancellationToken);

    public Task<(int Queued, int Running)> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);

    public Task<IReadOnlyList<PrivacyEntry>> LedgerAsync(CancellationToken cancellationToken) => inner.LedgerAsync(cancellationToken);

    public Task<string?> CheckLedgerAsync(CancellationToken cancellationToken) => inner.CheckLedgerAsync(cancellationToken);
}
