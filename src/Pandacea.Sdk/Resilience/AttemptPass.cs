namespace Pandacea.Sdk.Resilience;

/// <summary>An attempt that was admitted and begun.</summary>
/// <param name="Ticket">The circuit's.</param>
/// <param name="Started">Timestamp of its begin.</param>
internal readonly record struct AttemptPass(CircuitTicket Ticket, long Started);
