namespace Pandacea.Sdk.Resilience;

/// <summary>A circuit lets a single trial attempt through.</summary>
/// <param name="Circuit">Name of the circuit.</param>
/// <param name="By">What half-opened it: <see cref="RecoveredBy.Probe"/> or <see cref="RecoveredBy.Timer"/>.</param>
public sealed record CircuitHalfOpened(string Circuit, string By) : ResilienceEvent(Circuit);
