namespace Pandacea.Verdict.Judging;

/// <summary>One row of the table of fault windows. Times are ms; those without a value did not happen or were not measured.</summary>
public sealed record WindowOutcome
{
    /// <summary>Index in the plan.</summary>
    public required int Index { get; init; }

    /// <summary>Dependency that the fault was on.</summary>
    public required string On { get; init; }

    /// <summary>Name of the fault.</summary>
    public required string Type { get; init; }

    /// <summary>Share of matching requests that met it.</summary>
    public required double Percent { get; init; }

    /// <summary>Whether it hit canary calls only.</summary>
    public required bool Canary { get; init; }

    /// <summary>When the fault was in force, since the run's start.</summary>
    public double? InjectedMs { get; init; }

    /// <summary>When its undo was issued, since the run's start.</summary>
    public double? LiftingMs { get; init; }

    /// <summary>Requests of the drilled clients that met it.</summary>
    public required long Hits { get; init; }

    /// <summary>From the injection to the first opened circuit or failed operation.</summary>
    public double? DetectionMs { get; init; }

    /// <summary>From the undo to the probe's first right answer.</summary>
    public double? ConfirmedMs { get; init; }

    /// <summary>From the undo to the first successful operation.</summary>
    public double? FirstSuccessMs { get; init; }

    /// <summary>From the undo to the end of the last operation that was due before the load was steady again.</summary>
    public double? DrainedMs { get; init; }

    /// <summary>From the undo to steady state; null where the window is not measured by itself.</summary>
    public double? RecoveryMs { get; init; }

    /// <summary>Whether <see cref="RecoveryMs"/> is only a lower bound.</summary>
    public bool Censored { get; init; }

    /// <summary>Why there is no recovery time, where there is none.</summary>
    public string? Note { get; init; }
}
