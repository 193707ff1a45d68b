using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Counts the requests of the drilled clients that met the fault of a window.</summary>
internal sealed class HitCount
{
    private readonly ArrivalLog _proxy;
    private readonly CounterLog _counters;
    private readonly ProbeLog _probes;
    private readonly ServiceLog _services;
    private readonly RunTimeline _timeline;

    public HitCount(RunTimeline timeline, ArrivalLog proxy, CounterLog counters, ProbeLog probes, ServiceLog services)
    {
        (_timeline, _proxy, _counters, _probes, _services) = (timeline, proxy, counters, probes, services);
        var (from, to) = timeline.Baseline ?? (0, 0);
        // Who passes the proxy of something else may still go around this one.
        var struck = timeline.Windows.Select(window => window.Plan.On).ToHashSet(StringComparer.Ordinal);
        Clients = proxy.Business
            .Where(arrival => arrival.Client is not null && struck.Contains(arrival.Proxy) && arrival.At >= from && arrival.At < to)
            .Select(arrival => arrival.Client!)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those who sent requests through the proxy before the first fault.</summary>
    public IReadOnlySet<string> Clients { get; }

    /// <summary>Counts, and doubts the window where too few met it.</summary>
    public long Judge(WindowTimes window, Findings findings)
    {
        if (window.Plan.RefusesConnections)
        {
            return JudgeRefused(window, findings);
        }

        if (FaultTypes.IsSurge(window.Plan))
        {
            return JudgeSurge(window, findings);
        }

        var callers = FaultTypes.IsDecided(window.Plan) ? Decided(window) : Passing(window);
        var byClient = callers.GroupBy(client => client ?? string.Empty).ToDictionary(group => group.Key, group => group.LongCount());
        if (window.Plan.Canary)
        {
            var all = byClient.Values.Sum();
            Enough("canary requests", all, window, findings);
            return all;
        }

        foreach (var client in ClientsOf(window))
        {
            Enough($"requests of {client}", byClient.GetValueOrDefault(client), window, findings);
        }

        return ClientsOf(window).Sum(client => byClient.GetValueOrDefault(client));
    }

    private IEnumerable<string> ClientsOf(WindowTimes window) => _timeline.Plan.Clients.TryGetValue(window.Plan.On, out var own)
        ? [own]
        : Clients.Where(client => !_timeline.Plan.Clients.Values.Contains(client));

    private static void Enough(string what, long hits, WindowTimes window, Findings findings)
    {
        findings.Note($"{window.Name}: {hits} {what} met the fault.");
        if (hits < window.Plan.MinHits)
        {
            findings.Doubt($"Only {hits} {what} met the fault of {window.Name}; {window.Plan.MinHits} are needed.");
        }
    }

    private IEnumerable<string?> Decided(WindowTimes window) => _proxy.Decisions
        .Where(decision => decision.Hit && decision.Probe is null && decision.Window == window.Plan.Index)
        .Select(decision => decision.Client);

    private IEnumerable<string?> Passing(WindowTimes window) => _proxy.Business
        .Where(arrival => arrival.Window == window.Plan.Index || (arrival.Proxy == window.Plan.On && window.Covers(arrival.At)))
        .Select(arrival => arrival.Client);

    private long JudgeSurge(WindowTimes window, Findings findings)
    {
        var passed = _proxy.Crowd.LongCount(window.Covers);
        var needed = (long)(SampleSizes.OfTheSurge * FaultTypes.Crowd(window.Plan) * Ns.ToMs(window.Lifting!.Value - window.Injected!.Value) / 1000);
        findings.Note($"{window.Name}: {passed} requests of the crowd passed the proxy.");
        if (passed < needed)
        {
            findings.Doubt($"Only {passed} requests of the crowd passed the proxy in {window.Name}; {needed} are needed.");
        }

        return passed;
    }

    private long JudgeRefused(WindowTimes window, Findings findings)
    {
        // Of a process that ends, requests under way break off: they may be enough to open the circuit, and then nobody is refused.
        var own = !_timeline.Plan.Clients.ContainsKey(window.Plan.On);
        var refused = (own ? CountedIn(window) : 0) + (own && !FaultTypes.EndsProcess(window.Plan) ? 0 : _services.FailuresIn(window));
        Enough("attempts found their connection refused and so", refused, window, findings);
        var seen = _probes.Begun(window.Plan.On, window.Injected!.Value, window.Lifting!.Value).Count(sample => sample.Error == "refused");
        if (seen == 0)
        {
            findings.Doubt($"The independent probe was not refused in {window.Name}.");
        }

        return refused;
    }

    private long CountedIn(WindowTimes window) =>
        _counters.Around(window.Injected!.Value, window.Lifting!.Value) is { } span ? CounterLog.Growth(span, CounterNames.Refused) : 0;
}
