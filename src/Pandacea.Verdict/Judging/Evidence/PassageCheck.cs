using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Whether the drilled client sends everything through the proxies: outside the faults, each attempt that it counts must have
/// arrived there.</summary>
internal sealed class PassageCheck(RunTimeline timeline, ArrivalLog proxy, CounterLog counters)
{
    // An attempt may be under way where a stretch begins or ends.
    private const double Share = 0.01;
    private const double Slack = 5;

    /// <summary>What the circuit held back, and what was cut off under way, comes after the undo.</summary>
    private const double CalmAfterMs = 1_000;

    public void Judge(Findings findings)
    {
        // What others send, to what they depend on, is not among the attempts that are counted.
        var struck = timeline.Windows.Select(window => window.Plan.On).Where(on => !timeline.Plan.Clients.ContainsKey(on)).ToHashSet(StringComparer.Ordinal);
        var business = proxy.Business.Where(arrival => struck.Contains(arrival.Proxy)).Select(arrival => arrival.At).ToList();
        var (made, arrived) = (0L, 0L);
        foreach (var (from, to) in Calm())
        {
            if (counters.Within(from, to) is { } span)
            {
                made += CounterLog.Growth(span, CounterNames.Attempts) - CounterLog.Growth(span, CounterNames.Refused);
                arrived += business.Count(at => at >= span.From.T && at <= span.To.T);
            }
        }

        findings.Figure("attemptsOutsideFaults", made);
        findings.Figure("arrivalsOutsideFaults", arrived);
        if (made - arrived > (made * Share) + Slack)
        {
            findings.Doubt($"The client counted {made} attempts outside the faults, and only {arrived} arrived at the proxy: some go around it.");
        }
    }

    private IEnumerable<(long From, long To)> Calm()
    {
        if (timeline.Baseline is not { From: var from })
        {
            yield break;
        }

        foreach (var window in timeline.Windows.Where(window => window.Injecting is not null))
        {
            yield return (from, window.Injecting!.Value);
            from = (window.Lifted ?? timeline.ObservationEnd) + Ns.FromMs(CalmAfterMs);
        }

        yield return (from, timeline.ObservationEnd);
    }
}
