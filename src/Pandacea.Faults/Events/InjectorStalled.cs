namespace Pandacea.Faults.Events;

/// <summary>The injector, and every proxy with it, did not run for a while: suspended, starved or asleep.</summary>
/// <param name="At">When it ran again, on its monotonic clock, ns.</param>
/// <param name="StallMs">How long, beyond what was planned, ms.</param>
public sealed record InjectorStalled(long At, double StallMs) : InjectorEvent(At);
