namespace Pandacea.Verdict.Journal;

/// <summary>Whether a plan can be one: the journal that holds it may come from anywhere.</summary>
internal static class PlanShape
{
    private const int MostRetries = 100;
    private const string FullProfile = "full";
    private const double LongestMs = 7 * 24 * 3600 * 1000.0;

    public static bool IsSound(RunPlan? plan) =>
        plan is { Windows: { } windows, Rates: { } rates, Timers: { } timers, SteadyState: { } steady, Criteria: { } criteria, Weakened: not null, Changed: not null, Settings: not null, Sets: not null, Clients: not null }
        && (plan.Profile == FullProfile || plan.Weakened.Count > 0)
        && windows.All(IsSound)
        && rates.Values.All(rate => rate is >= 0 and < 1e6)
        && IsSound(timers)
        && IsTime(steady.WindowMs) && IsTime(steady.ReadP95Ms) && steady.SuccessRate is > 0 and <= 1
        && IsTime(plan.ObservationMs)
        && IsSound(criteria);

    private static bool IsSound(PlannedWindow? window) =>
        window is { On: not null, Type: not null, Attributes: not null, MinHits: >= 1, Percent: > 0 and <= 100 }
        && IsTime(window.StartMs) && IsTime(window.ForMs);

    private static bool IsSound(DrilledTimers timers) =>
        timers.MaxRetries is >= 0 and <= MostRetries
        && timers.CircuitFailThreshold >= 1
        && IsTime(timers.BaseDelayMs) && IsTime(timers.MaxDelayMs) && IsTime(timers.CircuitResetMs)
        && IsTime(timers.ProbeIntervalMs) && IsTime(timers.AttemptTimeoutMs) && IsTime(timers.TotalTimeoutMs);

    // A plan that asks nothing could only pass.
    private static bool IsSound(Thresholds asked) =>
        asked != new Thresholds()
        && (asked.RecoveryWithinMs is not { } recovery || IsTime(recovery))
        && (asked.BackoffAtLeastMs is not { } backoff || IsTime(backoff))
        && (asked.CleanStopWithinMs is not { } stop || IsTime(stop))
        && (asked.GracefulWithinMs is not { } graceful || IsTime(graceful))
        && (asked.FirstJobP50Ms is not { } half || IsTime(half))
        && (asked.FirstJobWorstMs is not { } worst || IsTime(worst))
        && IsShare(asked.GoodputAtLeast) && IsShare(asked.FairnessAtLeast) && IsShare(asked.ReturnsAtLeast)
        && asked.AttemptsPerCall is null or (>= 0 and < 1e6)
        && asked.LossAllowed is null or >= 0;

    private static bool IsShare(double? share) => share is null or (> 0 and <= 1);

    private static bool IsTime(double ms) => ms is >= 0 and <= LongestMs;
}
