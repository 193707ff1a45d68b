using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Counts the requests of the drilled clients that met the fault of a window.</summary>
internal sealed class HitCount
{
    private readonly ArrivalLog _proxy;
    private readonly CounterLog _counters;
    private readonly ProbeLog _probes;

    public HitCount(RunTimeline timeline, ArrivalLog proxy, CounterLog counters, ProbeLog probes)
    {
        (_proxy, _counters, _probes) = (proxy, counters, probes);
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

        foreach (var client in Clients)
        {
            Enough($"requests of {client}", byClient.GetValueOrDefault(client), window, findings);
        }

        return Clients.Sum(client => byClient.GetValueOrDefault(client));
    }

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
        var span = _counters.Around(window.Injected!.Value, window.Lifting!.Value);
        var refused = span is null ? 0 : CounterLog.Growth(span.Value, CounterNames.Refused);
        Enough("attempts found their connection refused and so", refused, window, findings);
        var seen = _probes.Begun(window.Plan.On, window.Injected.Value, window.Lifting.Value).Count(sample => sample.Error == "refused");
        if (seen == 0)
        {
            findings.Doubt($"The independent probe was not refused in {window.Name}.");
        }

        return refused;
    }
}
