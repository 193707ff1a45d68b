using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Admission;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Turns by order of arrival: who asks most is served most.</summary>
internal sealed class EverybodyIsOne() : OverloadSabotage("everybody-is-one", CriterionNames.Fairness, "The agent does not tell identities apart when it gives turns.")
{
    // Those who were refused come back for a while.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery, CriterionNames.Returns, CriterionNames.Loss];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Admit(services, static (queue, _) => new Blind(queue));

    private sealed class Blind(AdmissionQueue queue) : IAdmission
    {
        public ValueTask<AdmissionResult> EnterAsync(AdmissionCall call, CancellationToken abort) => queue.EnterAsync(call with { Identity = "everybody" }, abort);
    }
}
