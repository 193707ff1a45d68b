using Microsoft.Extensions.DependencyInjection;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Faults stay in force although the injector says that they were lifted.</summary>
internal sealed class RestoreSkipped() : SabotageBase("restore-skipped", CriterionNames.Restoration, "Faults are reported as lifted and are not.")
{
    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.CouldNotUndo;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects =>
        [CriterionNames.Recovery, CriterionNames.Exposure, CriterionNames.CleanStop, CriterionNames.Graceful, CriterionNames.Unaffected, CriterionNames.Returns, CriterionNames.RetryAfter, CriterionNames.CircuitOpens, CriterionNames.Attempts, CriterionNames.Loss, CriterionNames.Soundness, CriterionNames.JobsRetried, CriterionNames.Fencing, CriterionNames.ChargedOnce];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => DrillNames.All;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.Decorate<IFaultControl>(static (inner, _) => new SpoiledFaultControl(inner, injects: true, lifts: false));
}
