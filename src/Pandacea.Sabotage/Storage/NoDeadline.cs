using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Workloads;
using Pandacea.Sdk;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Nobody loses patience with an answer that has stopped in the middle.</summary>
internal sealed class NoDeadline() : SabotageBase("no-deadline", CriterionNames.Graceful, "Attempts, calls and transfers have an hour.")
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects =>
        [CriterionNames.Recovery, CriterionNames.Loss, CriterionNames.CircuitOpens, CriterionNames.Exposure, CriterionNames.Soundness];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services)
    {
        services.AddSingleton(new TransferTime(Long));
        services.PostConfigure<PandaceaOptions>(static options => (options.Resilience.AttemptTimeout, options.Resilience.TotalTimeout) = (Long, Long));
    }
}
