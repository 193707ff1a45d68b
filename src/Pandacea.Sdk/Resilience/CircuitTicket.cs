namespace Pandacea.Sdk.Resilience;

/// <summary>Admission of one attempt, to be handed back with its outcome.</summary>
/// <param name="Epoch">Which stay in a state admitted it; a later stay ignores its outcome.</param>
internal readonly record struct CircuitTicket(int Epoch);
