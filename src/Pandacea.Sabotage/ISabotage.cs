using Microsoft.Extensions.DependencyInjection;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>A defence removed or an effect spoiled on purpose. A criterion that no sabotage can fail proves nothing.</summary>
public interface ISabotage
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>What is wrong while it is in force.</summary>
    string Purpose { get; }

    /// <summary>The criterion that must notice.</summary>
    string Criterion { get; }

    /// <summary>What that criterion must say.</summary>
    CriterionStatus Expected { get; }

    /// <summary>The exit code that the run must have.</summary>
    int ExitCode { get; }

    /// <summary>Other criteria that cannot pass either while this is wrong.</summary>
    IReadOnlyList<string> AlsoAffects { get; }

    /// <summary>Drills whose criterion it must fail.</summary>
    IReadOnlyList<string> Drills { get; }

    /// <summary>The role whose container it spoils: one of <see cref="Roles"/>.</summary>
    string Role { get; }

    /// <summary>Puts the wrong implementation into the container of its role.</summary>
    void Apply(IServiceCollection services);
}
