namespace Pandacea.Agent.Admission;

/// <summary>In, or when to come again.</summary>
/// <param name="Ticket">The place taken; dispose of it when done. Null if refused.</param>
/// <param name="RetryAfter">When a refused caller will find room.</param>
/// <param name="TooLate">It had a place, but its time was over before its turn came.</param>
public readonly record struct AdmissionResult(AdmissionTicket? Ticket, TimeSpan RetryAfter, bool TooLate = false);
