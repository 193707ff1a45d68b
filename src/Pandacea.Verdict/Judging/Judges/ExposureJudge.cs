using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Did the drilled clients really meet every fault, and did each defence act? If not, the other findings say little.</summary>
internal sealed class ExposureJudge : IJudge
{
    private const string Evm = "evm";
    private const string Agent = "agent";

    private readonly RunTimeline _timeline = new();
    private readonly HashSet<int> _struck = [];
    private readonly ArrivalLog _proxy = new();
    private readonly CounterLog _counters = new();
    private readonly ProbeLog _probes = new();
    private readonly ServiceLog _services = new();
    private readonly Dictionary<int, long> _hits = [];
    private bool _passed;
    private bool _agentArrived;
    private bool _retried;
    private bool _opened;

    public string Criterion => CriterionNames.Exposure;

    /// <summary>Requests that met the fault, by window. Empty before <see cref="Conclude"/>.</summary>
    public IReadOnlyDictionary<int, long> Hits => _hits;

    /// <summary>
    /// Whether the load met any fault by the injector's own word; known once it was concluded. What goes around the proxy meets none,
    /// whatever a stray request meets there.
    /// </summary>
    public bool Met => _passed && _timeline.Windows.Any(window => !window.Plan.Canary
        && (_struck.Contains(window.Plan.Index) || (window.Plan.RefusesConnections && _hits.GetValueOrDefault(window.Plan.Index) > 0)));

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        if (record is RequestArrived { Window: { } touched, Probe: null })
        {
            _struck.Add(touched);
        }
        else if (record is FaultDecided { Hit: true, Probe: null } decided)
        {
            _struck.Add(decided.Window);
        }

        _agentArrived |= record is RequestArrived { Proxy: Evm, Client: Agent, Probe: null };
        _proxy.See(record);
        _counters.See(record);
        _probes.See(record);
        _services.See(record);
        _retried |= record is RetryScheduled;
        _opened |= record is CircuitChanged { To: "open" };
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var hits = new HitCount(_timeline, _proxy, _counters, _probes, _services);
        _passed = hits.Clients.Count > 0;
        if (!_passed)
        {
            findings.Doubt("No client's requests passed the proxy before the first fault: it may go around it.");
        }

        new PassageCheck(_timeline, _proxy, _counters).Judge(findings);
        JudgeAgent(findings);
        foreach (var window in _timeline.Windows)
        {
            Judge(window, hits, findings);
        }

        JudgeDefences(findings);
        if (_timeline.Windows.Count == 0)
        {
            findings.Doubt("The plan has no fault windows.");
        }

        var met = _timeline.Windows.Select(window => _hits.GetValueOrDefault(window.Plan.Index));
        return findings.Conclude($"{_timeline.Windows.Count} of {_timeline.Windows.Count} windows: {string.Join(", ", met)} requests hit; every defence acted");
    }

    /// <summary>An agent that approves leases on a chain that is struck is a client of the chain, too.</summary>
    private void JudgeAgent(Findings findings)
    {
        var rates = _timeline.Plan.Rates;
        var approves = rates.ContainsKey(OperationNames.ProposalCreate) && rates.ContainsKey(OperationNames.LeaseApprove);
        if (approves && !_agentArrived && _timeline.Windows.Any(window => window.Plan.On == Evm))
        {
            findings.Doubt("No request of the agent passed the proxy of the chain: it may go around it.");
        }
    }

    private void Judge(WindowTimes window, HitCount hits, Findings findings)
    {
        if (window.InjectError is { } error)
        {
            findings.Doubt($"The fault of {window.Name} could not be applied: {error}");
            return;
        }

        if (window.Injected is not { } injected || window.Lifting is not { } lifting)
        {
            findings.Doubt($"The fault of {window.Name} was not applied and undone.");
            return;
        }

        _hits[window.Plan.Index] = hits.Judge(window, findings);
        findings.Figure($"window{window.Plan.Index}Hits", _hits[window.Plan.Index]);
        JudgeProbe(window, injected, lifting, findings);
    }

    private void JudgeProbe(WindowTimes window, long injected, long lifting, Findings findings)
    {
        if (FaultTypes.IsSeenByProbe(window.Plan))
        {
            var inside = _probes.Begun(window.Plan.On, injected, lifting);
            var slow = ProbeSlowMs(window.Plan.On);
            var touched = inside.Count(sample => !sample.Ok || sample.LatencyMs > slow);
            findings.Note($"{window.Name}: {touched} of {inside.Count} probe samples failed or were slower than {Ns.Ms(slow)}.");
            if (touched == 0 || touched * 2 < inside.Count)
            {
                findings.Doubt($"The independent probe saw {touched} of {inside.Count} samples fail or slow down in {window.Name}: the fault was not in force.");
            }
        }

        var next = window.Plan.Joined ? long.MaxValue : _timeline.NextInjection(lifting, window.Plan.On) ?? long.MaxValue;
        if (_probes.FirstHealthy(window.Plan.On, lifting, next) is null)
        {
            findings.Doubt($"The independent probe never saw {window.Plan.On} healthy after {window.Name}.");
        }
    }

    /// <summary>Clearly slower than before the first fault.</summary>
    private double ProbeSlowMs(string dependency)
    {
        var before = _probes.Begun(dependency, 0, _timeline.FirstInjection ?? 0).Where(sample => sample.Ok);
        return (2 * (Percentile.Of(before.Select(sample => sample.LatencyMs), 0.95) ?? 0)) + 20;
    }

    private void JudgeDefences(Findings findings)
    {
        var asked = _timeline.Plan.Criteria;
        if (!_retried && (asked.BackoffAtLeastMs is not null || asked.AttemptsPerCall is not null))
        {
            findings.Doubt("No retry was made, so retrying was not tested.");
        }

        if (!_opened && asked.CircuitOpensAfter is not null)
        {
            findings.Doubt("No circuit opened, so the circuit breaker was not tested.");
        }

        if (asked.RetryAfterHonoured && !_proxy.Decisions.Any(decision => decision is { Hit: true, RetryAfterMs: not null }))
        {
            findings.Doubt("No Retry-After was sent, so honouring it was not tested.");
        }
    }
}
