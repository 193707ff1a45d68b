using static Pandacea.Drills.Definition.Values.DurationText;
using static Pandacea.Drills.Definition.Values.NumberText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether each criterion can be met, and can fail.</summary>
internal static class CriteriaRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        CheckOn(drill, report);
        CheckBackoff(drill, report);
        CheckRetryAfter(drill, report);
        CheckCircuit(drill, report);
        CheckRecovery(drill, report);
        SurgeRules.Check(drill, report);
        JobRules.Check(drill, report);
        report.Check(
            drill.Criteria.Loss is not null && drill.Workload.Writes <= 0,
            "criteria.loss",
            $"the workload writes nothing that could be lost. Add one of {string.Join(", ", WorkloadKinds.All.Where(kind => kind.Writes).Select(kind => kind.Name))}.",
            "workload");
        report.Check(
            drill.Criteria.CleanStop is { } stop && !drill.Faults.Any(fault => fault.Type == "stop" && fault.On == stop.On),
            "criteria.cleanStop",
            $"no fault stops '{drill.Criteria.CleanStop?.On}'. Add one with type: stop.",
            "faults");
        report.Check(
            drill.Criteria.Graceful?.Within < drill.Sdk.TotalTimeout,
            "criteria.graceful.within",
            $"{Format(drill.Criteria.Graceful?.Within ?? TimeSpan.Zero)} is less than sdk.totalTimeout ({Format(drill.Sdk.TotalTimeout)}), which an operation may take; an honest client would fail.",
            "sdk.totalTimeout");
        report.Check(
            drill.Criteria.Unaffected is { } others && (drill.Faults.Any(fault => fault.On == others.On) || drill.Workload.On(others.On) <= 0),
            "criteria.unaffected.on",
            $"'{drill.Criteria.Unaffected?.On}' is struck by a fault, or nothing in the workload drives it. Name one that the workload drives and no fault is on.",
            "faults", "workload");
        report.Check(
            drill.Criteria.Attempts?.PerCall > drill.Sdk.MaxRetries + 1,
            "criteria.attempts.perCall",
            $"{Format(drill.Criteria.Attempts?.PerCall ?? 0)} can never be exceeded: sdk.maxRetries ({drill.Sdk.MaxRetries}) allows {drill.Sdk.MaxRetries + 1} attempts.",
            "sdk.maxRetries");
    }

    private static void CheckOn(DrillDefinition drill, RuleReport report)
    {
        var criteria = drill.Criteria;
        foreach (var (key, on) in new[]
        {
            ("backoff", criteria.Backoff?.On), ("retryAfter", criteria.RetryAfter?.On),
            ("circuitOpens", criteria.CircuitOpens?.On), ("attempts", criteria.Attempts?.On), ("cleanStop", criteria.CleanStop?.On), ("graceful", criteria.Graceful?.On),
            ("goodput", criteria.Goodput?.On), ("fairness", criteria.Fairness?.On), ("returns", criteria.Returns?.On),
            ("jobsRetried", criteria.JobsRetried?.On), ("fencing", criteria.Fencing?.On), ("chargedOnce", criteria.ChargedOnce?.On),
        })
        {
            report.Check(
                on is not null && !drill.Faults.Any(fault => fault.On == on),
                $"criteria.{key}.on",
                $"no fault is on '{on}'.",
                "faults");
        }
    }

    private static void CheckBackoff(DrillDefinition drill, RuleReport report)
    {
        if (drill.Criteria.Backoff is not { } backoff)
        {
            return;
        }

        report.Check(
            !drill.Faults.Any(fault => fault.Canary && fault.On == backoff.On),
            "criteria.backoff",
            $"no fault makes canary calls on '{backoff.On}' fail, and under load the circuit opens before a call can back off. Add workload.canary and a fault with canary: true.",
            "faults", "workload.canary");
        var shortest = drill.Sdk.NominalBackoff * SdkDefinition.JitterFloor;
        report.Check(
            backoff.AtLeast > shortest,
            "criteria.backoff.atLeast",
            $"{Format(backoff.AtLeast)} is longer than the {Format(shortest)} that {drill.Sdk.MaxRetries} retries from sdk.baseDelay {Format(drill.Sdk.BaseDelay)} wait at least; an honest client would fail.",
            "sdk");
    }

    private static void CheckRetryAfter(DrillDefinition drill, RuleReport report)
    {
        if (drill.Criteria.RetryAfter is { } asked)
        {
            report.Check(
                !drill.Faults.Any(fault => fault.On == asked.On && FaultTraits.AsksToWait(fault)),
                "criteria.retryAfter",
                $"no fault on '{asked.On}' sends Retry-After. Add one with type: http_status, status: 429, retryAfter: 1s.",
                "faults");
        }
    }

    private static void CheckCircuit(DrillDefinition drill, RuleReport report)
    {
        if (drill.Criteria.CircuitOpens is not { } opens)
        {
            return;
        }

        report.Check(
            opens.After != drill.Sdk.CircuitFailThreshold,
            "criteria.circuitOpens.after",
            $"{opens.After} is not sdk.circuitFailThreshold ({drill.Sdk.CircuitFailThreshold}), at which the circuit opens.",
            "sdk.circuitFailThreshold");
        var failures = drill.Faults.Where(fault => fault.On == opens.On && FaultTraits.OpensCircuit(fault))
            .Select(fault => FailuresIn(fault, drill)).DefaultIfEmpty(-1).Max();
        report.Check(
            failures < 0,
            "criteria.circuitOpens",
            $"no fault on '{opens.On}' makes every request fail in a way that the circuit counts. Add for example type: down, without percent, method and canary.",
            "faults");
        report.Check(
            failures >= 0 && failures < opens.After,
            "criteria.circuitOpens.after",
            $"{opens.After} consecutive failures cannot come about: the longest window that fails every request sees {Format(Math.Floor(failures))}. Lengthen it or raise a rate.",
            "faults", "workload", "sdk");
    }

    private static double FailuresIn(FaultDefinition fault, DrillDefinition drill)
    {
        var hang = FaultTraits.Hangs(fault) ? drill.Sdk.AttemptTimeout : TimeSpan.Zero;
        return Math.Max(0, (fault.For - hang).TotalSeconds * drill.Workload.On(fault.On));
    }

    private static void CheckRecovery(DrillDefinition drill, RuleReport report)
    {
        if (drill.Criteria.Recovery is not { } recovery)
        {
            return;
        }

        var observed = Observation.Of(drill, report.Profile);
        report.Check(
            recovery.Within > observed,
            "criteria.recovery.within",
            $"{Format(recovery.Within)} is longer than the {Format(observed)} that the last window is observed; a late recovery could not be told from none. Lengthen observe.",
            "observe", "sdk");
        var needed = TimeSpan.FromSeconds(SteadyStateRules.MinOperations / Math.Max(drill.Workload.Total, 0.001));
        report.Check(
            drill.Workload.Total > 0 && recovery.Within < needed,
            "criteria.recovery.within",
            $"{Format(recovery.Within)} is shorter than the {Format(needed)} that {SteadyStateRules.MinOperations} operations take at {Format(drill.Workload.Total)}/s; recovery could never be seen.",
            "workload");
    }
}
