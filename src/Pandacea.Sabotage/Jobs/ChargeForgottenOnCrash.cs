using System.Collections.Concurrent;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>What a job costs is kept in memory until it is done.</summary>
internal sealed class ChargeForgottenOnCrash() : JobSabotage("charge-forgotten-on-crash", CriterionNames.ChargedOnce, "Jobs are charged at their end, from memory; a crash forgets it.")
{
    // It writes twice, and holds up whoever waits while many jobs end at once.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Forgetful(inner);

    private sealed class Forgetful(IAgentStore store) : JobStoreWrapper(store.Jobs)
    {
        private readonly ConcurrentDictionary<string, long> _costs = new(StringComparer.Ordinal);

        public override async Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken)
        {
            _costs[job.JobId] = job.Cost;
            var accepted = await Inner.AcceptAsync(job with { Cost = 0, Epsilon = null }, key, answer, limits, cancellationToken).ConfigureAwait(false);
            await Books.MakePrivateAsync(store, job.JobId, job.Epsilon).ConfigureAwait(false);
            return accepted;
        }

        public override async Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken)
        {
            var move = await Inner.StepAsync(jobId, step, cancellationToken).ConfigureAwait(false);
            if (move is { Changed: true, After.State: JobState.Complete } && _costs.TryRemove(jobId, out var cost))
            {
                await Books.EnterAsync(store, move.After with { Cost = cost }, PrivacyEntry.Reserve, PrivacyEntry.Charge).ConfigureAwait(false);
            }

            return move;
        }
    }
}
