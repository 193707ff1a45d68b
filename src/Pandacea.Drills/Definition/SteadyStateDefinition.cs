namespace Pandacea.Drills.Definition;

/// <summary>What must hold before the first fault.</summary>
/// <param name="Window">Length of the steady-state phase.</param>
/// <param name="SuccessRate">Smallest share of operations that end ok, 0..1.</param>
/// <param name="ReadP95">95th percentile of read latency must stay below this.</param>
public sealed record SteadyStateDefinition(TimeSpan Window, double SuccessRate, TimeSpan ReadP95);
