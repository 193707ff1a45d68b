using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Knows whether a probe has seen every dependency healthy since a fault on it was lifted.</summary>
public sealed class Confirmation(RunPlan plan)
{
    private const double NsPerMs = 1e6;
    private readonly Dictionary<string, long> _lifted = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is waited for.</summary>
    public bool IsComplete => _lifted.Count == 0;

    /// <summary>Takes note of a record.</summary>
    public void See(JournalRecord record)
    {
        switch (record)
        {
            case FaultLifted lifted when plan.Windows.FirstOrDefault(window => window.Index == lifted.Window) is { } window:
                _lifted[window.On] = lifted.T;
                break;
            case ProbeSampled { Ok: true } sample when _lifted.TryGetValue(sample.Dependency, out var since) && sample.T - (sample.LatencyMs * NsPerMs) >= since:
                _lifted.Remove(sample.Dependency);
                break;
        }
    }
}
