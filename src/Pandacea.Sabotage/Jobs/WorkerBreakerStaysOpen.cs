using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent does not notice that a worker is back.</summary>
internal sealed class WorkerBreakerStaysOpen() : AgentSabotage("worker-breaker-stays-open", CriterionNames.Recovery, "The agent's circuits of workers have no probe and stay open for 60 s.")
{
    // Jobs wait all that time.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects =>
        [CriterionNames.Loss, CriterionNames.JobsRetried, CriterionNames.Fencing, CriterionNames.ChargedOnce, CriterionNames.Exposure, CriterionNames.Soundness];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.PostConfigure<ResilienceOptions>(static options =>
    {
        options.ProbeInterval = TimeSpan.Zero;
        options.CircuitReset = TimeSpan.FromSeconds(60);
    });
}
