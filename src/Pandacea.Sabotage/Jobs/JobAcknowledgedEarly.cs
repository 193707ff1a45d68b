using System.Collections.Concurrent;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent says yes first and writes a moment later.</summary>
internal sealed class JobAcknowledgedEarly() : JobSabotage("job-acknowledged-early", CriterionNames.Loss, "The agent acknowledges a job 500 ms before it writes it down.")
{
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Hasty(inner.Jobs, time);

    private sealed class Hasty(IJobStore inner, TimeProvider time) : JobStoreWrapper(inner)
    {
        private readonly ConcurrentDictionary<string, StoredJob> _promised = new(StringComparer.Ordinal);

        public override Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken)
        {
            _promised[job.JobId] = job;
            _ = WriteLaterAsync(job, key, answer, limits);
            return Task.FromResult(new JobAcceptance(JobRefusal.None, new KeyOutcome(KeyState.Fresh, answer)));
        }

        public override async Task<StoredJob?> FindAsync(string jobId, CancellationToken cancellationToken) =>
            await Inner.FindAsync(jobId, cancellationToken).ConfigureAwait(false) ?? _promised.GetValueOrDefault(jobId);

        public override async Task<(StoredJob Job, IReadOnlyList<JobHistoryEntry> History, string? Artifact)?> ShowAsync(string jobId, CancellationToken cancellationToken) =>
            await Inner.ShowAsync(jobId, cancellationToken).ConfigureAwait(false) ?? (_promised.TryGetValue(jobId, out var job) ? (job, [], null) : null);

        private async Task WriteLaterAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits)
        {
            await Task.Delay(Later, time).ConfigureAwait(false);
            await Inner.AcceptAsync(job, key, answer, limits, CancellationToken.None).ConfigureAwait(false);
            _promised.TryRemove(job.JobId, out _);
        }
    }
}
