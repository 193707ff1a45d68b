using System.Text.RegularExpressions;
using Pandacea.Drills.Definition.Values;

namespace Pandacea.Drills.Definition;

/// <summary>A value of a drill that is not what it was; null where it is, or was, not set.</summary>
internal sealed partial record Difference(string Path, string? Was, string? Now)
{
    private static readonly HashSet<string> SmallerIsLooser =
    [
        "criteria.backoff.atLeast", "criteria.goodput.share", "criteria.fairness.successRate", "criteria.returns.admitted", "steadyState.successRate", "steadyState.window", "observe",
        "workload.canary.calls", "faults.for", "faults.percent", "faults.times", "faults.minHits", "faults.latency", "faults.factor",
    ];

    private static readonly HashSet<string> LargerIsLooser =
    [
        "criteria.recovery.within", "criteria.loss.allowed", "criteria.cleanStop.within", "criteria.jobsRetried.firstP50", "criteria.jobsRetried.firstWorst", "criteria.graceful.within", "criteria.circuitOpens.after",
        "criteria.attempts.perCall", "steadyState.readP95",
    ];

    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["faults.percent"] = "100", ["faults.times"] = "1", ["faults.minHits"] = "5", ["faults.after"] = "0s",
    };

    /// <summary>Whether it is the same in other words.</summary>
    public bool IsNone => Before == After || (Size(Before) is { } was && Size(After) is { } now && was.Equals(now));

    /// <summary>Whether a pass says less because of it. What cannot be compared does.</summary>
    public bool Loosens => !IsNeutral && (Before, After) switch
    {
        (null, _) => !Asks,
        (_, null) => true,
        _ when Size(Before) is { } was && Size(After) is { } now && Direction is > 0 or < 0 => Direction > 0 ? now > was : now < was,
        _ => true,
    };

    private string Place => Index().Replace(Path, "");

    private string? Before => Was ?? Usual.GetValueOrDefault(Place);

    private string? After => Now ?? Usual.GetValueOrDefault(Place);

    /// <summary>What the system under drill is given, and words for people, ask nothing of it.</summary>
    private bool IsNeutral => Path == "purpose" || Path.StartsWith("sdk.", StringComparison.Ordinal);

    /// <summary>One more question, or one more load, makes a pass say more.</summary>
    private bool Asks => Path.StartsWith("criteria.", StringComparison.Ordinal) || Path.StartsWith("workload.", StringComparison.Ordinal);

    private int Direction => LargerIsLooser.Contains(Place) ? 1
        : SmallerIsLooser.Contains(Place) || (Place.StartsWith("workload.", StringComparison.Ordinal) && Place.EndsWith(".rate", StringComparison.Ordinal)) ? -1 : 0;

    /// <inheritdoc />
    public override string ToString() => (Was, Now) switch
    {
        ({ } was, null) => $"{Path} removed (was {was})",
        (null, { } now) => $"{Path} {now} (was not set)",
        _ => $"{Path} {Was} -> {Now}",
    };

    /// <summary>A threshold, time, rate or number as one number; null where it is none of these.</summary>
    private static double? Size(string? text)
    {
        var bare = text?.TrimStart('<', '>', '=', ' ') ?? "";
        return DurationText.ZeroOrMore(bare) is { Error: null, Value.TotalMilliseconds: var ms } ? ms
            : NumberText.Rate(bare) is { Error: null, Value: var rate } ? rate
            : NumberText.Number(double.MinValue, double.MaxValue)(bare.TrimEnd('%')) is { Error: null, Value: var number } ? number
            : null;
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
