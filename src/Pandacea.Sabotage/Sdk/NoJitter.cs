using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Retries come back all at the same instant.</summary>
internal sealed class NoJitter() : SabotageBase("no-jitter", CriterionNames.Backoff, "Retries wait exactly the nominal delay.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.EvmRpcFlap, DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IJitter, Steady>();

    private sealed class Steady : IJitter
    {
        public double NextFactor() => 1;
    }
}
