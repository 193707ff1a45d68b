using Pandacea.Agent.Store;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>What is computed is not what was accepted.</summary>
internal sealed class AnotherColumn() : JobSabotage("another-column", CriterionNames.Loss, "The agent has the statistics that it accepts computed over another column.")
{
    /// <inheritdoc/>
    protected override IJobStore Spoil(IAgentStore inner, TimeProvider time) => new Mistaken(inner.Jobs);

    private sealed class Mistaken(IJobStore inner) : JobStoreWrapper(inner)
    {
        public override Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken) =>
            Inner.AcceptAsync(job with { Spec = job.Spec.Replace("\"x1\"", "\"x2\"", StringComparison.Ordinal) }, key, answer, limits, cancellationToken);
    }
}
