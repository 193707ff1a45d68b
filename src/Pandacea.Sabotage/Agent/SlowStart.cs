using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent takes long to come back.</summary>
internal sealed class SlowStart() : AgentSabotage("slow-start", CriterionNames.Recovery, "The agent takes 6 s longer to start.")
{
    private static readonly TimeSpan Extra = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Exposure, CriterionNames.Restoration, CriterionNames.Loss];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(static provider => new LateStart(Extra, provider.GetRequiredService<TimeProvider>())));
}
