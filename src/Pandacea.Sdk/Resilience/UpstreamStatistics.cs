namespace Pandacea.Sdk.Resilience;

/// <summary>Cumulative counts of one upstream since its pipeline was created.</summary>
/// <param name="Calls">Calls begun.</param>
/// <param name="Attempts">Attempts begun, first ones included, probes not.</param>
/// <param name="Refused">Attempts that got no connection.</param>
public readonly record struct UpstreamStatistics(long Calls, long Attempts, long Refused);
