using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The SDK gives up after the first attempt.</summary>
internal sealed class NoRetry() : SabotageBase("no-retry", CriterionNames.Backoff, "The SDK gives up after the first attempt.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Exposure, CriterionNames.RetryAfter];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.EvmRpcFlap, DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<PandaceaOptions>(options => options.Resilience.MaxRetries = 0);
}
