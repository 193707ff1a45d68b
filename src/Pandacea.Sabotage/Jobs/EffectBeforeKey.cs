using System.Security.Cryptography;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Job and key are two writes, and a crash may come between them.</summary>
internal sealed class EffectBeforeKey() : JobSabotage("effect-before-key", CriterionNames.Loss, "A job is stored 500 ms before its idempotency key.")
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    // Requests that take so long fill the agent's queue after an outage, and are refused then.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery, CriterionNames.JobsRetried];

    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Split(inner, time);

    private sealed class Split(IAgentStore store, TimeProvider time) : JobStoreWrapper(store.Jobs)
    {
        public override async Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken)
        {
            var nobodys = key with { Key = RandomNumberGenerator.GetHexString(32) };
            var accepted = await Inner.AcceptAsync(job, nobodys, answer, limits, cancellationToken).ConfigureAwait(false);
            await Task.Delay(Between, time, cancellationToken).ConfigureAwait(false);
            return accepted.Refusal == JobRefusal.None
                ? accepted with { Key = await KeepAsync(key, answer, job.JobId, cancellationToken).ConfigureAwait(false) }
                : accepted;
        }

        private async Task<KeyOutcome> KeepAsync(IdempotencyKey key, StoredAnswer answer, string jobId, CancellationToken cancellationToken)
        {
            var kept = await store.Idempotency.CompleteAsync(key, answer, cancellationToken).ConfigureAwait(false);
            if (kept.State == KeyState.Fresh)
            {
                await Books.OwnAsync(store, key, jobId).ConfigureAwait(false);
            }

            return kept;
        }
    }
}
