using Pandacea.Agent.Store;
using Pandacea.Privacy;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Each attempt draws noise of its own: two answers for one charge.</summary>
internal sealed class FreshNoisePerAttempt() : JobSabotage("fresh-noise-per-attempt", CriterionNames.ChargedOnce, "Every attempt after the first gets a new noise key.")
{
    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Redrawing(inner.Jobs);

    private sealed class Redrawing(IJobStore inner) : JobStoreWrapper(inner)
    {
        public override async Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken) =>
            await Inner.ClaimAsync(step, cancellationToken).ConfigureAwait(false) is { } move
                ? move.After.Attempt > 1 ? move with { After = move.After with { NoiseKey = Convert.ToBase64String(NoiseKey.New().ToBytes()) } } : move
                : null;
    }
}
