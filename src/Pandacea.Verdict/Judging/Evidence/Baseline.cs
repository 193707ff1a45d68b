using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>How the load did before the first fault.</summary>
/// <param name="Operations">How many were due.</param>
/// <param name="Reads">Reads that succeeded.</param>
/// <param name="SuccessRate">Share that succeeded, 0..1.</param>
/// <param name="ReadP95Ms">95th percentile of the latency of reads; null of none.</param>
/// <param name="SlowestJobMs">The longest that a job took from its acknowledgement to its artifact; null: none came to its end.</param>
internal sealed record Baseline(int Operations, int Reads, double SuccessRate, double? ReadP95Ms, double? SlowestJobMs)
{
    private const double JobGraceMs = 2_000;

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
            Percentile.Of(reads.Select(read => read.LatencyMs), 0.95),
            ended.Where(operation => operation.Invoked.Name == OperationNames.JobComplete).Max(job => (double?)job.LatencyMs));
    }

    /// <summary>What the 95th percentile of read latency may be after a fault.</summary>
    public double RecoveredReadP95Ms => Math.Max(2 * ReadP95Ms!.Value, ReadP95Ms.Value + 50);

    /// <summary>A job that takes longer after a fault is part of the backlog, whenever it was handed in.</summary>
    public double? LateJobMs => SlowestJobMs is { } slowest ? Math.Max(2 * slowest, slowest + JobGraceMs) : null;
}
