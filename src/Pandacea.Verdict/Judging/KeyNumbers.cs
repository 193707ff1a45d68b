namespace Pandacea.Verdict.Judging;

/// <summary>The four numbers of a run; null where they could not be measured.</summary>
public sealed record KeyNumbers
{
    /// <summary>Worst recovery time over the windows, ms.</summary>
    public double? RtoMs { get; init; }

    /// <summary>Whether <see cref="RtoMs"/> is only a lower bound: not recovered while it was observed.</summary>
    public bool RtoCensored { get; init; }

    /// <summary>Operations lost, doubled or altered, and effects nobody asked for.</summary>
    public int? Rpo { get; init; }

    /// <summary>Longest time from an injection to its first sign in the system, ms.</summary>
    public double? DetectionMs { get; init; }

    /// <summary>Attempts per call over all windows that the load met.</summary>
    public double? AttemptsPerCall { get; init; }
}
