using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent goes on offering jobs to a worker that is gone.</summary>
internal sealed class WorkerBreakerNeverOpens() : AgentSabotage("worker-breaker-never-opens", CriterionNames.CircuitOpens, "The agent's circuits of workers never open.")
{
    // The failures that open a circuit are what shows that the agent met the fault.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Exposure];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.PostConfigure<ResilienceOptions>(static options => options.CircuitFailThreshold = int.MaxValue);
}
