namespace Pandacea.Sdk.Resilience;

/// <summary>An outage is over; once per outage, however often the circuit reopened meanwhile.</summary>
/// <param name="Circuit">Name of the circuit.</param>
/// <param name="Duration">From the first opening of the circuit to its closing.</param>
public sealed record RecoveryAchieved(string Circuit, TimeSpan Duration) : ResilienceEvent(Circuit);
