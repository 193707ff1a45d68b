namespace Pandacea.Sdk.Resilience;

/// <summary>Something that the resilience pipeline of an upstream did.</summary>
/// <param name="Circuit">Name of the circuit, for example <c>evm</c> or <c>evm/127.0.0.1:8545</c>.</param>
public abstract record ResilienceEvent(string Circuit);
