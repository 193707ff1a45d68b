using System.Collections.Concurrent;
using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>What a job costs is kept in memory until it is done.</summary>
internal sealed class ChargeForgottenOnCrash() : JobSabotage("charge-forgotten-on-crash", CriterionNames.ChargedOnce, "Jobs are charged at their end, from memory; a crash forgets it.")
{
    // It writes past the store, and holds up whoever reads while many jobs end at once.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Forgetful(inner.Jobs, time);

    private sealed class Forgetful(IJobStore inner, TimeProvider time) : JobStoreWrapper(inner)
    {
        private readonly ConcurrentDictionary<string, long> _costs = new(StringComparer.Ordinal);

        public override Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken)
        {
            _costs[job.JobId] = job.Cost;
            return Inner.AcceptAsync(job with { Cost = 0 }, key, answer, limits, cancellationToken);
        }

        public override async Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken)
        {
            var move = await Inner.StepAsync(jobId, step, cancellationToken).ConfigureAwait(false);
            if (move is { Changed: true, After.State: JobState.Complete } && _costs.TryRemove(jobId, out var cost))
            {
                Books.Enter(move.After with { Cost = cost }, time.GetUtcNow(), PrivacyEntry.Reserve, PrivacyEntry.Charge);
            }

            return move;
        }
    }
}
