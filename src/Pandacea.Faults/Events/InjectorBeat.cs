namespace Pandacea.Faults.Events;

/// <summary>The injector lives; sent every 100 ms.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
public sealed record InjectorBeat(long At) : InjectorEvent(At);
