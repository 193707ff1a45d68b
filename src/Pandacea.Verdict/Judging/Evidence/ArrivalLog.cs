using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What the proxy saw of the drilled client: requests that arrived, and what was decided about them.</summary>
internal sealed class ArrivalLog
{
    private readonly List<RequestArrived> _arrivals = [];
    private readonly List<FaultDecided> _decisions = [];
    private readonly List<long> _crowd = [];
    private RunPlan? _plan;

    public IReadOnlyList<RequestArrived> Arrivals => _arrivals;

    public IReadOnlyList<FaultDecided> Decisions => _decisions;

    /// <summary>Instants at which the clients of a surge passed.</summary>
    public IReadOnlyList<long> Crowd => _crowd;

    /// <summary>Arrivals that are business of a client, no probes.</summary>
    public IEnumerable<RequestArrived> Business => _arrivals.Where(arrival => arrival.Probe is null);

    public void See(JournalRecord record)
    {
        switch (record)
        {
            case RunStarted started:
                _plan = started.Plan;
                break;
            case RequestArrived { Client: Crowds.Greedy } arrival:
                _crowd.Add(arrival.At);
                break;
            case RequestArrived arrival when IsDrilled(arrival.Client, arrival.Proxy):
                _arrivals.Add(arrival);
                break;
            case FaultDecided decision when IsDrilled(decision.Client, On(decision)):
                _decisions.Add(decision);
                break;
        }
    }

    // Who gives no name may be anybody, the drilled client too.
    private bool IsDrilled(string? client, string proxy) => client is null || _plan?.ClientOf(proxy) is not { } drilled || client == drilled;

    private string On(FaultDecided decision) => _plan?.Windows.FirstOrDefault(window => window.Index == decision.Window)?.On ?? string.Empty;

    /// <summary>When each attempt of each call arrived: by call, then by attempt.</summary>
    public Dictionary<string, SortedDictionary<int, long>> AttemptsByCall()
    {
        var calls = new Dictionary<string, SortedDictionary<int, long>>(StringComparer.Ordinal);
        var seen = _arrivals.Where(arrival => arrival.Probe is null).Select(arrival => (arrival.Call, arrival.Attempt, arrival.At))
            .Concat(_decisions.Where(decision => decision.Probe is null).Select(decision => (decision.Call, decision.Attempt, decision.At)));
        foreach (var (call, attempt, at) in seen)
        {
            if (call is null || attempt is null)
            {
                continue;
            }

            if (!calls.TryGetValue(call, out var attempts))
            {
                calls[call] = attempts = [];
            }

            attempts[attempt.Value] = attempts.TryGetValue(attempt.Value, out var known) ? Math.Min(known, at) : at;
        }

        return calls;
    }
}
