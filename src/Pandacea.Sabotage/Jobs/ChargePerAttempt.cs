using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Who is struck pays again.</summary>
internal sealed class ChargePerAttempt() : JobSabotage("charge-per-attempt", CriterionNames.ChargedOnce, "Every attempt of a job is charged.")
{
    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Greedy(inner);

    private sealed class Greedy(IAgentStore store) : JobStoreWrapper(store.Jobs)
    {
        public override async Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken)
        {
            var move = await Inner.ClaimAsync(step, cancellationToken).ConfigureAwait(false);
            if (move?.After is { State: JobState.Running, Attempt: > 1 } job)
            {
                await Books.EnterAsync(store, job, PrivacyEntry.Charge).ConfigureAwait(false);
            }

            return move;
        }
    }
}
