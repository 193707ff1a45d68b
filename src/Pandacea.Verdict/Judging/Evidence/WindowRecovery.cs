namespace Pandacea.Verdict.Judging;

/// <summary>What happened after the undo of one window; times are ms since the undo was issued, except for the detection.</summary>
internal sealed record WindowRecovery(WindowTimes Times)
{
    /// <summary>Whether recovery from this window is measured by itself.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Since the injection was confirmed.</summary>
    public double? DetectionMs { get; init; }

    public double? ConfirmedMs { get; init; }

    public double? FirstSuccessMs { get; init; }

    public double? DrainedMs { get; init; }

    public double? RecoveryMs { get; init; }

    /// <summary>Whether <see cref="RecoveryMs"/> is the time observed, not the time needed.</summary>
    public bool Censored { get; init; }

    public string? Note { get; init; }
}
