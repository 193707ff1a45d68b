namespace Pandacea.Verdict.Journal;

/// <summary>What "healthy" means for the workload.</summary>
/// <param name="WindowMs">Length of the steady-state phase.</param>
/// <param name="SuccessRate">Smallest share of operations that end ok, 0..1.</param>
/// <param name="ReadP95Ms">95th percentile of read latency must stay below this.</param>
public sealed record SteadyStateTarget(double WindowMs, double SuccessRate, double ReadP95Ms);
