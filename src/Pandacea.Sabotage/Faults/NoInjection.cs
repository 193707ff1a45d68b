using Microsoft.Extensions.DependencyInjection;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Nothing is ever broken: what the peers' tools call green.</summary>
internal sealed class NoInjection() : SabotageBase("no-injection", CriterionNames.Exposure, "Faults are reported as injected and are not.")
{
    /// <inheritdoc/>
    public override CriterionStatus Expected => CriterionStatus.Inconclusive;

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Inconclusive;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Backoff, CriterionNames.RetryAfter, CriterionNames.CircuitOpens, CriterionNames.Goodput, CriterionNames.Fairness, CriterionNames.Returns, CriterionNames.JobsRetried, CriterionNames.Fencing, CriterionNames.ChargedOnce];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => DrillNames.All;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.Decorate<IFaultControl>(static (inner, _) => new SpoiledFaultControl(inner, injects: false, lifts: false));
}
