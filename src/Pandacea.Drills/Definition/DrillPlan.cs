using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Definition;

/// <summary>A definition resolved against a profile, a seed and overrides: what the runner does, to the millisecond.</summary>
public sealed record DrillPlan
{
    /// <summary>What judges need; goes into the journal's first record.</summary>
    public required RunPlan Run { get; init; }

    /// <summary>Seed of every reproducible choice.</summary>
    public required string Seed { get; init; }

    /// <summary>Where the definition came from.</summary>
    public required string Source { get; init; }

    /// <summary>What the drill is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Dependencies that must be there.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Rates of the load, and the canary calls.</summary>
    public required WorkloadDefinition Workload { get; init; }

    /// <summary>Settings of the SDK under drill.</summary>
    public required SdkDefinition Sdk { get; init; }

    /// <summary>How long an attempt of a job may be silent; null: the agent's own limit.</summary>
    public TimeSpan? JobLease { get; init; }

    /// <summary>From the start of the steady-state phase to the end of the observation, ms.</summary>
    public double LengthMs =>
        Run.SteadyState.WindowMs + Run.ObservationMs + (Run.Windows is [.., var last] ? last.StartMs + last.ForMs : 0);
}
