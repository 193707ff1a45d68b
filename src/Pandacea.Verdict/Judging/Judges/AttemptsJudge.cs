using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does the client keep its own load down while the dependency is in trouble? Attempts per call over the fault windows.</summary>
internal sealed class AttemptsJudge : IJudge
{
    private readonly RunTimeline _timeline = new();
    private readonly CounterLog _counters = new();
    private readonly ArrivalLog _proxy = new();

    public string Criterion => CriterionNames.Attempts;

    /// <summary>Attempts per call over all windows; null before <see cref="Conclude"/> or without calls.</summary>
    public double? PerCall { get; private set; }

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _counters.See(record);
        _proxy.See(record);
    }

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        var (attempts, calls, worst) = (0L, 0L, 0.0);
        foreach (var window in _timeline.Windows.Where(window => window is { Plan.Canary: false, Injected: not null, Lifting: not null }))
        {
            if (_counters.Around(window.Injected!.Value, window.Lifting!.Value) is not { } span)
            {
                findings.Doubt($"No counters were sampled before and after {window.Name}.");
                continue;
            }

            var made = Judge(window, span, findings);
            (attempts, calls) = (attempts + made.Attempts, calls + made.Calls);
            worst = made.Calls > 0 ? Math.Max(worst, (double)made.Attempts / made.Calls) : worst;
        }

        findings.Figure("attempts", attempts);
        findings.Figure("calls", calls);
        if (calls == 0)
        {
            findings.Doubt("The client made no call in any fault window.");
            return findings.Conclude(string.Empty);
        }

        PerCall = (double)attempts / calls;
        findings.Figure("perCall", PerCall.Value);
        findings.Figure("worstWindow", worst);
        if (PerCall > Limit)
        {
            findings.Fail($"{Ns.Number(PerCall.Value)} attempts per call over all fault windows, at most {Ns.Number(Limit)} asked.");
        }

        return findings.Conclude($"{attempts} attempts for {calls} calls in the fault windows: {Ns.Number(PerCall.Value)} per call, worst window {Ns.Number(worst)}");
    }

    private double Limit => _timeline.Plan.Criteria.AttemptsPerCall ?? double.PositiveInfinity;

    private (long Attempts, long Calls) Judge(WindowTimes window, (CountersSampled From, CountersSampled To) span, Findings findings)
    {
        var attempts = CounterLog.Growth(span, CounterNames.Attempts);
        var calls = CounterLog.Growth(span, CounterNames.Calls);
        findings.Note($"{window.Name}: {attempts} attempts for {calls} calls.");
        if (calls > 0 && (double)attempts / calls > Limit)
        {
            findings.Fail($"{Ns.Number((double)attempts / calls)} attempts per call in {window.Name}, at most {Ns.Number(Limit)} asked.");
        }

        // What the client says of itself is held against what the proxy saw.
        var arrived = _proxy.Business.Count(arrival => arrival.Proxy == window.Plan.On && arrival.At >= span.From.T && arrival.At <= span.To.T);
        if (arrived > (attempts * 1.05) + 5)
        {
            findings.Fail($"{arrived} requests arrived at the proxy in {window.Name}, but the client counted {attempts} attempts.");
        }

        return (attempts, calls);
    }
}
