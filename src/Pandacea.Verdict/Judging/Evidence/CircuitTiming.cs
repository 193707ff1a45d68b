using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What the configured timers imply for a circuit.</summary>
internal static class CircuitTiming
{
    private const double MarginMs = 500;

    /// <summary>Time after which a total outage must have opened the circuit, ms; infinite without load.</summary>
    private static double OpensWithinMs(RunPlan plan, PlannedWindow window)
    {
        var rate = plan.Rates
            .Where(pair => pair.Key != OperationNames.Canary && OperationNames.IsOn(pair.Key, window.On))
            .Sum(pair => pair.Value);

        // Twice the time that the load takes to make enough first attempts, plus one time-out where failures are silent.
        var failures = 2 * 1000 * plan.Timers.CircuitFailThreshold / rate;
        return failures + MarginMs + (FaultTypes.IsSilent(window) ? plan.Timers.AttemptTimeoutMs : 0);
    }

    /// <summary>Whether a window that was in force for so long must have opened the circuit.</summary>
    public static bool MustOpen(RunPlan plan, PlannedWindow window, double lengthMs) =>
        FaultTypes.IsCountedOutage(window) && lengthMs >= OpensWithinMs(plan, window);

    /// <summary>Probes that may arrive in a stretch of time.</summary>
    public static int ProbesAllowed(DrilledTimers timers, double openMs) =>
        timers.ProbeIntervalMs <= 0 ? 0 : (int)(openMs / timers.ProbeIntervalMs) + 1;
}
