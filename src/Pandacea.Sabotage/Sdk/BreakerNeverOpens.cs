using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The circuit breaker never opens.</summary>
internal sealed class BreakerNeverOpens() : SabotageBase("breaker-never-opens", CriterionNames.CircuitOpens, "The circuit breaker never opens.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Exposure, CriterionNames.Attempts];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.EvmRpcFlap, DrillNames.AgentCrash, DrillNames.IpfsSlowdown, DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<PandaceaOptions>(options => options.Resilience.CircuitFailThreshold = int.MaxValue);
}
