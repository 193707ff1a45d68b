using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The worker takes long to come back.</summary>
internal sealed class SlowWorkerStart() : SabotageBase("slow-worker-start", CriterionNames.JobsRetried, "The compute worker takes 2 s longer to start.")
{
    private static readonly TimeSpan Extra = TimeSpan.FromSeconds(2);

    // The gap after a kill may be too short for the backlog that it leaves.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override string Role => Roles.Compute;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(static provider => new LateStart(Extra, provider.GetRequiredService<TimeProvider>())));
}
