using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does a failing call back off exponentially and with jitter? Judged on canary calls, from arrivals at the proxy;
/// what the SDK says of itself must agree.</summary>
internal sealed class BackoffJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly ArrivalLog _proxy = new();
    private readonly MachineLateness _machine = new();
    private readonly Dictionary<(string Call, int Attempt), RetryScheduled> _events = [];

    public string Criterion => CriterionNames.Backoff;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _proxy.See(record);
        _machine.See(record);
        if (record is RetryScheduled retry)
        {
            _events[(retry.Call, retry.Attempt)] = retry;
        }
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var canaries = Canaries();
        if (canaries.Count == 0)
        {
            findings.Doubt("No canary call met its fault, so no backoff could be seen.");
            return findings.Conclude(string.Empty);
        }

        var check = new BackoffCheck(_timeline.Plan, _events, _machine, findings);
        foreach (var canary in canaries)
        {
            check.Judge(canary);
        }

        foreach (var window in _timeline.Windows.Where(window => window.Plan.Canary && !canaries.Exists(canary => canary.Hits.Any(hit => hit.Window == window.Plan.Index))))
        {
            findings.Doubt($"No canary call met the fault of {window.Name} to its end, so no backoff could be seen there.");
        }

        check.JudgeJitter();
        findings.Figure("canaries", canaries.Count);
        return findings.Conclude($"{canaries.Count} canaries x {_timeline.Plan.Timers.MaxRetries} retries, arrivals {check.Range} apart, within bounds");
    }

    /// <summary>Canary calls in the order of their first attempt. One that a request without fault ended shows only a part, and is left out.</summary>
    private List<CanaryCall> Canaries()
    {
        var windows = _timeline.Windows.Where(window => window.Plan.Canary).Select(window => window.Plan.Index).ToHashSet();
        var hits = _proxy.Decisions
            .Where(decision => decision is { Hit: true, Call: not null, Attempt: not null, Probe: null } && windows.Contains(decision.Window))
            .ToLookup(decision => decision.Call!, StringComparer.Ordinal);
        var arrivals = _proxy.AttemptsByCall();
        return hits
            .Select(call => new CanaryCall(call.Key, arrivals[call.Key], call.ToList()))
            .Where(canary => canary.WasHitToTheEnd && !canary.WasCutOff(_timeline))
            .OrderBy(canary => canary.First)
            .ToList();
    }
}
