namespace Pandacea.Agent.Admission;

/// <summary>In, or when to come again.</summary>
/// <param name="Ticket">The place taken; dispose of it when done. Null if refused.</param>
/// <param name="RetryAfter">When a refused caller will find room.</param>
public readonly record struct AdmissionResult(AdmissionTicket? Ticket, TimeSpan RetryAfter);
