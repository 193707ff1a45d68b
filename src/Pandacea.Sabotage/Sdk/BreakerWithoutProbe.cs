using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The breaker has no probe and stays open for 60 s.</summary>
internal sealed class BreakerWithoutProbe() : SabotageBase("breaker-without-probe", CriterionNames.Recovery, "The breaker has no probe and stays open for 60 s.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Loss, CriterionNames.RetryAfter, CriterionNames.Exposure, CriterionNames.Soundness];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.EvmRpcFlap, DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<PandaceaOptions>(options =>
        {
            options.Resilience.ProbeInterval = TimeSpan.Zero;
            options.Resilience.CircuitReset = TimeSpan.FromSeconds(60);
        });
}
