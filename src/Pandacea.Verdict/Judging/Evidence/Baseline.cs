namespace Pandacea.Verdict.Judging;

/// <summary>How the load did before the first fault.</summary>
internal sealed record Baseline(int Operations, int Reads, double SuccessRate, double? ReadP95Ms)
{
    /// <summary>Measures the steady-state phase; null when the journal has none.</summary>
    public static Baseline? Of(IEnumerable<Operation> load, RunTimeline timeline)
    {
        if (timeline.Baseline is not var (from, to))
        {
            return null;
        }

        // What the first fault caught under way says nothing about the time before it.
        var fault = timeline.FirstInjection ?? to;
        var grace = Ns.FromMs(timeline.Plan.Timers.AttemptTimeoutMs);
        var sample = load
            .Where(operation => operation.Due >= from && operation.Due < to && !operation.CutOffBy(fault, grace))
            .ToList();
        var reads = sample.Where(operation => operation.IsRead && operation.Ok).ToList();
        return new Baseline(
            sample.Count,
            reads.Count,
            sample.Count == 0 ? 0 : (double)sample.Count(operation => operation.Ok) / sample.Count,
            Percentile.Of(reads.Select(read => read.LatencyMs), 0.95));
    }

    /// <summary>What the 95th percentile of read latency may be after a fault.</summary>
    public double RecoveredReadP95Ms => Math.Max(2 * ReadP95Ms!.Value, ReadP95Ms.Value + 50);
}
