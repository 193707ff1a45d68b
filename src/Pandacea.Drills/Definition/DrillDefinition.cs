namespace Pandacea.Drills.Definition;

/// <summary>A drill as its file says it, checked. Immutable; safe to share between threads.</summary>
/// <remarks>The properties are those of the full drill; <see cref="DrillPlanner"/> applies a profile and overrides.</remarks>
public sealed record DrillDefinition
{
    /// <summary>Name of the drill.</summary>
    public required string Name { get; init; }

    /// <summary>What the drill is for, in a sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>Dependencies that must be there, for example <c>evm</c>.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>The load.</summary>
    public required WorkloadDefinition Workload { get; init; }

    /// <summary>What "healthy" means for the load.</summary>
    public required SteadyStateDefinition SteadyState { get; init; }

    /// <summary>Settings of the SDK under drill.</summary>
    public required SdkDefinition Sdk { get; init; }

    /// <summary>How long an attempt of a job may be silent; null: the agent's own limit.</summary>
    public required TimeSpan? JobLease { get; init; }

    /// <summary>Faults in the order in which they strike.</summary>
    public required IReadOnlyList<FaultDefinition> Faults { get; init; }

    /// <summary>How long the last window is observed; null where it follows from the timers.</summary>
    public required TimeSpan? Observe { get; init; }

    /// <summary>What is asked.</summary>
    public required CriteriaDefinition Criteria { get; init; }

    /// <summary>Profiles that can be run: <c>full</c> and those of the file.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>Where the definition came from, as a user would name it.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the file, hex in lower case.</summary>
    public required string Sha256 { get; init; }

    internal DrillFile File { get; init; } = null!;

    /// <summary>Whether it is a file that differs from the drill of its name that ships, if there is one.</summary>
    internal bool IsFile { get; init; }

    /// <summary>The drill of this name that ships, where this is a file; null where there is none.</summary>
    internal DrillFile? Shipped { get; init; }
}
