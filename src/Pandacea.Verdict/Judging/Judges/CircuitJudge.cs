using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does the circuit open at the configured failure and keep business away while open? Judged from events and from arrivals.</summary>
internal sealed class CircuitJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly ArrivalLog _proxy = new();
    private readonly List<CircuitChanged> _changes = [];

    public string Criterion => CriterionNames.CircuitOpens;

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _proxy.See(record);
        if (record is CircuitChanged change)
        {
            _changes.Add(change);
        }
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var openings = Openings();
        JudgeOutages(openings, findings);
        JudgeFailureCounts(openings, findings);
        if (openings.Count > 0 && _proxy.Arrivals.Count == 0)
        {
            findings.Doubt("The proxy recorded no arrivals, so nothing shows that open circuits kept requests away.");
        }

        var probes = openings.Sum(opening => JudgeArrivals(opening, findings));
        findings.Figure("openings", openings.Count);
        findings.Figure("openMs", openings.Sum(opening => opening.LengthMs));
        findings.Figure("probesWhileOpen", probes);
        return findings.Conclude($"{openings.Count} openings, at failure {_timeline.Plan.Timers.CircuitFailThreshold}; {probes} arrivals while open, all probes");
    }

    private List<Opening> Openings() => _changes
        .GroupBy(change => (change.Service, change.Circuit))
        .SelectMany(circuit =>
        {
            var changes = circuit.ToList();
            return changes.Select((change, at) => (change, at)).Where(pair => pair.change.To == "open").Select(pair =>
                new Opening(pair.change, Math.Min(pair.at + 1 < changes.Count ? changes[pair.at + 1].T : _timeline.Last, EndOf(pair.change))));
        })
        .OrderBy(opening => opening.From)
        .ToList();

    /// <summary>A circuit goes with the process that has it.</summary>
    private long EndOf(CircuitChanged opening) => _timeline.Windows
        .Where(window => window.Plan.On == opening.Service && FaultTypes.EndsProcess(window.Plan) && window.Injecting > opening.T)
        .Min(window => window.Injecting) ?? long.MaxValue;

    private void JudgeOutages(List<Opening> openings, Findings findings)
    {
        var outages = _timeline.Windows.Where(MustOpen).ToList();
        foreach (var outage in outages)
        {
            var until = outage.Lifting!.Value + Ns.FromMs(_timeline.Plan.Timers.AttemptTimeoutMs);
            if (!openings.Any(opening => opening.Dependency == outage.Plan.On && opening.From <= until && opening.To >= outage.Injected))
            {
                findings.Fail($"The circuit never opened in {outage.Name}, although every request failed from {Ns.At(outage.Injected!.Value)} to {Ns.At(outage.Lifting.Value)}.");
            }
        }

        if (openings.Count == 0 && outages.Count == 0)
        {
            findings.Doubt("No circuit opened, and no fault lasted long enough to make one open.");
        }
    }

    /// <summary>A client that is itself ended meanwhile has no circuit that could open.</summary>
    private bool MustOpen(WindowTimes window) => window is { Injected: { } from, Lifting: { } to }
        && CircuitTiming.MustOpen(_timeline.Plan, window.Plan, Ns.ToMs(to - from))
        && !_timeline.Windows.Any(other => other.Plan.On == _timeline.Plan.ClientOf(window.Plan.On) && FaultTypes.EndsProcess(other.Plan) && other.Injecting <= to && other.Lifted >= from);

    private void JudgeFailureCounts(List<Opening> openings, Findings findings)
    {
        var threshold = _timeline.Plan.Criteria.CircuitOpensAfter ?? _timeline.Plan.Timers.CircuitFailThreshold;
        foreach (var opening in openings.Where(opening => opening.ByThreshold))
        {
            if (opening.Change.Failures != threshold)
            {
                findings.Fail($"Circuit {opening.Change.Circuit} opened at {Ns.At(opening.From)} after {opening.Change.Failures?.ToString() ?? "an unknown number of"} failures, not after {threshold}.");
            }
        }

        if (openings.Count > 0 && !openings.Any(opening => opening.ByThreshold))
        {
            findings.Doubt("No opening was caused by the failure threshold.");
        }
    }

    private int JudgeArrivals(Opening opening, Findings findings)
    {
        var inside = _proxy.Arrivals.Where(arrival => arrival.Proxy == opening.Dependency && opening.Holds(arrival.At)).ToList();
        var business = inside.Where(arrival => arrival.Probe is null).ToList();
        if (business.Count > 0)
        {
            findings.Fail($"{business.Count} business requests arrived while circuit {opening.Change.Circuit} was open from {Ns.At(opening.From)} to {Ns.At(opening.To)}, the first at {Ns.At(business[0].At)} (call {business[0].Call}).");
        }

        var strangers = inside.Count(arrival => arrival.Probe is not (null or "circuit" or "drill"));
        if (strangers > 0)
        {
            findings.Fail($"{strangers} requests with a foreign probe mark arrived while circuit {opening.Change.Circuit} was open from {Ns.At(opening.From)}.");
        }

        var probes = inside.Count(arrival => arrival.Probe == "circuit");
        var allowed = CircuitTiming.ProbesAllowed(_timeline.Plan.Timers, opening.LengthMs);
        if (probes > allowed)
        {
            findings.Fail($"{probes} probes arrived while circuit {opening.Change.Circuit} was open for {Ns.Ms(opening.LengthMs)} from {Ns.At(opening.From)}, at most {allowed} expected.");
        }

        findings.Note($"Circuit {opening.Change.Circuit} open {Ns.At(opening.From)} to {Ns.At(opening.To)}: {business.Count} business requests, {probes} probes.");
        return probes;
    }
}
