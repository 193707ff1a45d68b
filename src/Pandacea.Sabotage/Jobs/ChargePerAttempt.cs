using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Who is struck pays again.</summary>
internal sealed class ChargePerAttempt() : JobSabotage("charge-per-attempt", CriterionNames.ChargedOnce, "Every attempt of a job is charged.")
{
    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Greedy(inner.Jobs, time);

    private sealed class Greedy(IJobStore inner, TimeProvider time) : JobStoreWrapper(inner)
    {
        public override async Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken)
        {
            var move = await Inner.ClaimAsync(step, cancellationToken).ConfigureAwait(false);
            if (move?.After is { State: JobState.Running, Attempt: > 1 } job)
            {
                Books.Enter(job, time.GetUtcNow(), PrivacyEntry.Charge);
            }

            return move;
        }
    }
}
