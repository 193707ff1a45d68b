using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Refuses, before anything is started, thresholds that the number of samples of a plan cannot resolve.</summary>
public static class ThresholdCheck
{
    /// <summary>All problems of a plan; empty where a run can give a verdict.</summary>
    public static IReadOnlyList<ThresholdProblem> Problems(RunPlan plan)
    {
        var problems = new List<ThresholdProblem>();
        void Add(string path, string message) => problems.Add(new(path, message));
        SteadyState(plan, Add);
        Windows(plan, Add);
        Recovery(plan, Add);
        Backoff(plan, Add);
        Defences(plan, Add);
        return problems;
    }

    private static double LoadRate(RunPlan plan, string? on = null) => plan.Rates
        .Where(rate => rate.Key != OperationNames.Canary && (on is null || OperationNames.IsOn(rate.Key, on)))
        .Sum(rate => rate.Value);

    private static void SteadyState(RunPlan plan, Action<string, string> add)
    {
        var target = plan.SteadyState;
        if (target.SuccessRate is <= 0 or > 1)
        {
            add("steadyState.successRate", $"{Ns.Share(target.SuccessRate)} is no share above 0 % and up to 100 %.");
        }

        var needed = SampleSizes.ForSuccessRate(target.SuccessRate);
        var expected = LoadRate(plan) * target.WindowMs / 1000;
        if (expected < needed)
        {
            add("steadyState.window", $"{Ns.Ms(target.WindowMs)} hold about {Math.Floor(expected):0} operations; {needed} are needed to tell {Ns.Share(target.SuccessRate)}. Lengthen it or raise the rate.");
        }

        var reads = plan.Rates.Where(rate => OperationNames.IsRead(rate.Key)).Sum(rate => rate.Value) * target.WindowMs / 1000;
        if (reads < SampleSizes.Reads)
        {
            add("steadyState.readP95", $"{Ns.Ms(target.WindowMs)} hold about {Math.Floor(reads):0} reads; {SampleSizes.Reads} are needed for a 95th percentile.");
        }
    }

    private static void Windows(RunPlan plan, Action<string, string> add)
    {
        foreach (var window in plan.Windows.Where(window => !window.Canary && !window.RefusesConnections))
        {
            var expected = LoadRate(plan, window.On) * window.ForMs / 1000 * window.Percent / 100;
            if (expected < window.MinHits)
            {
                add($"faults[{window.Index}].for", $"about {Math.Floor(expected):0} requests would meet the fault in {Ns.Ms(window.ForMs)}; {window.MinHits} are needed.");
            }
        }
    }

    private static void Recovery(RunPlan plan, Action<string, string> add)
    {
        if (plan.Criteria.RecoveryWithinMs is not { } within)
        {
            return;
        }

        if (within > plan.ObservationMs)
        {
            add("criteria.recovery.within", $"{Ns.Ms(within)} is longer than the {Ns.Ms(plan.ObservationMs)} that the load is observed after the last fault; recovery could not be seen.");
        }

        var needed = SampleSizes.ForSuccessRate(plan.SteadyState.SuccessRate);
        foreach (var (window, observedMs) in Observed(plan))
        {
            var expected = LoadRate(plan) * observedMs / 1000;
            if (expected < needed)
            {
                add($"faults[{window.Index}]", $"about {Math.Floor(expected):0} operations follow before the next fault; recovery needs {needed}. Let the next fault come later, or raise the rate.");
            }
        }
    }

    /// <summary>Windows whose recovery is measured, with the time until the next fault on the load.</summary>
    private static IEnumerable<(PlannedWindow Window, double Ms)> Observed(RunPlan plan)
    {
        var faults = plan.Windows.Where(window => !window.Canary).OrderBy(window => window.StartMs).ToList();
        for (var at = 0; at < faults.Count; at++)
        {
            if (!faults[at].Joined)
            {
                var end = faults[at].StartMs + faults[at].ForMs;
                yield return (faults[at], at + 1 < faults.Count ? faults[at + 1].StartMs - end : plan.ObservationMs);
            }
        }
    }

    private static void Backoff(RunPlan plan, Action<string, string> add)
    {
        if (plan.Criteria.BackoffAtLeastMs is not { } least)
        {
            return;
        }

        if (!plan.Windows.Any(window => window.Canary))
        {
            add("criteria.backoff", "there is no canary window in which backoff could be seen.");
        }

        var shortest = BackoffCheck.ShortestSumMs(plan.Timers);
        if (least > shortest)
        {
            add("criteria.backoff.atLeast", $"{Ns.Ms(least)} is more than the {Ns.Ms(shortest)} that {plan.Timers.MaxRetries} retries are sure to take; honest runs would fail.");
        }
    }

    private static void Defences(RunPlan plan, Action<string, string> add)
    {
        var asked = plan.Criteria;
        if (asked.CircuitOpensAfter is { } after)
        {
            if (after != plan.Timers.CircuitFailThreshold)
            {
                add("criteria.circuitOpens.after", $"{after} is not the configured threshold, {plan.Timers.CircuitFailThreshold}.");
            }

            if (!plan.Windows.Any(window => CircuitTiming.MustOpen(plan, window, window.ForMs)))
            {
                add("criteria.circuitOpens", "no fault makes every request fail for long enough to open a circuit.");
            }
        }

        if (asked.RetryAfterHonoured && !plan.Windows.Any(FaultTypes.HasRetryAfter))
        {
            add("criteria.retryAfter", "no fault sends Retry-After.");
        }

        if (asked.CleanStopWithinMs is not null && !plan.Windows.Any(FaultTypes.IsCleanStop))
        {
            add("criteria.cleanStop", "no fault stops a service.");
        }

        if (asked.GracefulWithinMs is { } graceful && graceful < plan.Timers.TotalTimeoutMs)
        {
            add("criteria.graceful.within", $"{Ns.Ms(graceful)} is less than the {Ns.Ms(plan.Timers.TotalTimeoutMs)} that a call may take; honest runs would fail.");
        }

        if (asked.OthersUnaffected && plan.Rates.Keys.All(name => plan.Windows.Any(window => window.On == OperationNames.DependencyOf(name))))
        {
            add("criteria.unaffected", "every operation of the load is on something that is struck.");
        }

        if ((asked.GoodputAtLeast ?? asked.FairnessAtLeast ?? asked.ReturnsAtLeast) is not null && !plan.Windows.Any(FaultTypes.IsSurge))
        {
            add("criteria", "goodput, fairness and returns need a surge, and there is none.");
        }

        if ((asked.JobsRetried || asked.Fencing || asked.ChargedOnce) && !plan.Rates.ContainsKey(OperationNames.JobSubmit))
        {
            add("criteria", "jobsRetried, fencing and chargedOnce need jobs, and the workload hands in none.");
        }

        if (asked.FirstJobP50Ms <= 0 || asked.FirstJobP50Ms > asked.FirstJobWorstMs)
        {
            add("criteria.jobsRetried", "firstP50 must be above 0, and firstWorst at least as long.");
        }

        if (asked.AttemptsPerCall <= 0)
        {
            add("criteria.attempts", "attempts per call must be above 0.");
        }

        if (asked.LossAllowed is not null && !plan.Rates.Any(rate => OperationNames.IsWrite(rate.Key) && rate.Value > 0))
        {
            add("criteria.loss", "the workload writes nothing that could be lost.");
        }
    }
}
