namespace Pandacea.Sdk.Resilience;

/// <summary>A circuit closed: the trial attempt succeeded.</summary>
/// <param name="Circuit">Name of the circuit.</param>
/// <param name="By">What had half-opened it: <see cref="RecoveredBy.Probe"/> or <see cref="RecoveredBy.Timer"/>.</param>
public sealed record CircuitClosed(string Circuit, string By) : ResilienceEvent(Circuit);
