namespace Pandacea.Verdict.Judging;

/// <summary>How the load did before the first fault.</summary>
internal sealed record Baseline(int Operations, int Reads, double SuccessRate, double? ReadP95Ms)
{
    /// <summary>Measures the steady-state phase; null when the journal has none. Counts only what had ended with the phase, so that
    /// the live gate, which asks right then, and a later judge measure the same.</summary>
    public static Baseline? Of(IEnumerable<Operation> load, RunTimeline timeline)
    {
        if (timeline.Baseline is not var (from, to))
        {
            return null;
        }

        var grace = Ns.FromMs(timeline.Plan.Timers.AttemptTimeoutMs);
        var sample = load
            .Where(operation => operation.Due >= from && operation.Due < to && !operation.CutOffBy(to, grace))
            .ToList();
        var ended = sample.Where(operation => operation.Ok && operation.Ended!.T <= to).ToList();
        var reads = ended.Where(operation => operation.IsRead).ToList();
        return new Baseline(
            sample.Count,
            reads.Count,
            sample.Count == 0 ? 0 : (double)ended.Count / sample.Count,
            Percentile.Of(reads.Select(read => read.LatencyMs), 0.95));
    }

    /// <summary>What the 95th percentile of read latency may be after a fault.</summary>
    public double RecoveredReadP95Ms => Math.Max(2 * ReadP95Ms!.Value, ReadP95Ms.Value + 50);
}
