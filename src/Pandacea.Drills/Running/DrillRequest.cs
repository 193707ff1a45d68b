using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Running;

/// <summary>One run that was asked for.</summary>
public sealed record DrillRequest
{
    /// <summary>What to do.</summary>
    public required DrillPlan Plan { get; init; }

    /// <summary>The <c>.pandacea</c> folder.</summary>
    public required string Home { get; init; }

    /// <summary>Shifts every port of the stack.</summary>
    public required int Offset { get; init; }

    /// <summary>Folder of the run; null for one under <see cref="Home"/>.</summary>
    public required string? Out { get; init; }

    /// <summary>Random id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>More arguments of <c>serve agent</c>, where the run brings its own stack up.</summary>
    public IReadOnlyList<string> AgentArguments { get; init; } = [];

    /// <summary>More arguments of <c>serve compute</c>, where the run brings its own stack up.</summary>
    public IReadOnlyList<string> ComputeArguments { get; init; } = [];

    /// <summary>Whether the journal is to say how full the agent's queue is.</summary>
    public bool WatchQueue { get; init; }

    /// <summary>Tells, once the run is cancelled, how it was interrupted.</summary>
    public Func<string?> Interruption { get; init; } = static () => null;

    /// <summary>Last word on the run's container.</summary>
    public Action<IServiceCollection>? Decorate { get; init; }
}
