using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>A sabotage that makes a criterion fail, unless it says otherwise.</summary>
public abstract class SabotageBase(string name, string criterion, string purpose) : ISabotage
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Purpose => purpose;

    /// <inheritdoc/>
    public string Criterion => criterion;

    /// <inheritdoc/>
    public virtual CriterionStatus Expected => CriterionStatus.Failed;

    /// <inheritdoc/>
    public virtual int ExitCode => ExitCodes.Failed;

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> AlsoAffects => [];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Drills => [DrillNames.EvmRpcFlap];

    /// <inheritdoc/>
    public virtual string Role => Roles.Runner;

    /// <inheritdoc/>
    public abstract void Apply(IServiceCollection services);
}
