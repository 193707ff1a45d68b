using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>What each criterion asks, in words, with the thresholds of the run.</summary>
public static class CriterionQuestions
{
    /// <summary>The question of a criterion.</summary>
    public static string Of(string criterion, RunPlan plan)
    {
        var asked = plan.Criteria;
        return criterion switch
        {
            CriterionNames.SteadyState => $"Was the system healthy before the first fault ({Ns.Share(plan.SteadyState.SuccessRate)} ok, read p95 below {Ns.Ms(plan.SteadyState.ReadP95Ms)})?",
            CriterionNames.Exposure => "Did the drilled clients really meet every fault, and did each defence act?",
            CriterionNames.Backoff => $"Does a failing call back off exponentially and with jitter, for at least {Ns.Ms(asked.BackoffAtLeastMs ?? 0)}?",
            CriterionNames.RetryAfter => "Does a client that is told Retry-After wait that long?",
            CriterionNames.CircuitOpens => $"Does the circuit open at failure {asked.CircuitOpensAfter}, and do only probes arrive while it is open?",
            CriterionNames.Recovery => $"Is the load as it was, and does it stay so, within {Ns.Ms(asked.RecoveryWithinMs ?? 0)} after each fault?",
            CriterionNames.Loss => $"Is every acknowledged operation there, once and as agreed, and nothing else (at most {asked.LossAllowed} exceptions)?",
            CriterionNames.CleanStop => $"Does a service that is asked to end under load end within {Ns.Ms(asked.CleanStopWithinMs ?? 0)}?",
            CriterionNames.Graceful => $"Does every operation on what is struck end within {Ns.Ms(asked.GracefulWithinMs ?? 0)}, by an error that says why if it fails?",
            CriterionNames.Unaffected => "Do operations on what is not struck go on as before while faults are in force?",
            CriterionNames.Goodput => $"Is at least {Ns.Share(asked.GoodputAtLeast ?? 0)} of the capacity answered in time during a surge?",
            CriterionNames.Fairness => $"Does at least {Ns.Share(asked.FairnessAtLeast ?? 0)} of the well-behaved load succeed during a surge?",
            CriterionNames.Returns => $"Of those who come again when Retry-After says, are at least {Ns.Share(asked.ReturnsAtLeast ?? 0)} let in?",
            CriterionNames.JobsRetried => "Are jobs that lose their worker attempted again, trainings from their checkpoint, and are new ones taken meanwhile?"
                + (asked.FirstJobWorstMs is { } worst ? $" Is the first job complete {Ns.Ms(asked.FirstJobP50Ms ?? 0)} after a restart in half of the cases, {Ns.Ms(worst)} in all?" : ""),
            CriterionNames.Fencing => "Does an attempt that lost its lease commit nothing?",
            CriterionNames.ChargedOnce => "Is every job charged to the privacy budget once, and answered once, whatever the number of attempts?",
            CriterionNames.Attempts => $"Does the client make at most {Ns.Number(asked.AttemptsPerCall ?? 0)} attempts per call while faults are in force?",
            CriterionNames.Restoration => "Was every fault undone, and did an independent probe confirm it?",
            CriterionNames.Soundness => "Can the journal and the load generator be relied upon?",
            _ => criterion,
        };
    }
}
