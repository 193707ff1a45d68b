using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does the client wait as long as <c>Retry-After</c> asked? Judged from arrivals at the proxy.</summary>
internal sealed class RetryAfterJudge : IJudge
{
    private const double ToleranceMs = 20;
    private const int PairsNeeded = 3;

    private readonly ArrivalLog _proxy = new();

    public string Criterion => CriterionNames.RetryAfter;

    public void See(JournalRecord record) => _proxy.See(record);

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var calls = _proxy.AttemptsByCall();
        var asked = _proxy.Decisions
            .Where(decision => decision is { Hit: true, Probe: null, RetryAfterMs: not null, Call: not null, Attempt: not null })
            .ToList();
        var margins = new List<double>();
        foreach (var decision in asked)
        {
            // A call that never came back is no evidence: it may have given up.
            var next = calls[decision.Call!].Where(attempt => attempt.Key > decision.Attempt).Select(attempt => (long?)attempt.Value).Min();
            if (next is { } at)
            {
                margins.Add(Judge(decision, Ns.ToMs(at - decision.At), findings));
            }
        }

        findings.Figure("pairs", margins.Count);
        findings.Figure("asked", asked.Count);
        if (margins.Count < PairsNeeded)
        {
            findings.Doubt($"Only {margins.Count} of {asked.Count} calls that were sent away with Retry-After came back; {PairsNeeded} are needed.");
        }
        else
        {
            findings.Figure("smallestMarginMs", margins.Min());
        }

        return findings.Conclude($"{margins.Count} retries came no earlier than Retry-After asked");
    }

    private static double Judge(FaultDecided decision, double waitedMs, Findings findings)
    {
        var margin = waitedMs - decision.RetryAfterMs!.Value;
        if (margin < -ToleranceMs)
        {
            findings.Fail($"Call {decision.Call} attempt {decision.Attempt} was asked at {Ns.At(decision.At)} to wait {Ns.Ms(decision.RetryAfterMs.Value)} and came back after {Ns.Ms(waitedMs)}.");
        }

        return margin;
    }
}
