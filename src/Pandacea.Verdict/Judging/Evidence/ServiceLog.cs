using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What clients say of the calls that they make: services of the stack, and the SDK in the runner.</summary>
internal sealed class ServiceLog
{
    private readonly List<CircuitChanged> _circuits = [];
    private readonly List<RetrySeen> _retries = [];

    public void See(JournalRecord record)
    {
        switch (record)
        {
            case CircuitChanged change:
                _circuits.Add(change);
                break;
            case RetrySeen retry:
                _retries.Add(retry);
                break;
        }
    }

    /// <summary>Failed calls to what a window struck: retries in it, and failures that opened a circuit that was open in it.</summary>
    public long FailuresIn(WindowTimes window)
    {
        var openings = _circuits
            .Where(change => change.To == "open" && Opening.DependencyOf(change.Circuit) == window.Plan.On && change.T <= window.Lifting && Next(change) >= window.Injected)
            .Sum(change => (long)(change.Failures ?? 0));
        return openings + _retries.LongCount(retry => Opening.DependencyOf(retry.Circuit) == window.Plan.On && window.Covers(retry.At));
    }

    private long Next(CircuitChanged change) => _circuits
        .Where(other => other.Circuit == change.Circuit && other.Service == change.Service && other.T > change.T)
        .Select(other => other.T)
        .DefaultIfEmpty(long.MaxValue)
        .Min();
}
