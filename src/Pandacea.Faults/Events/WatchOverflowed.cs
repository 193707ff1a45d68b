namespace Pandacea.Faults.Events;

/// <summary>Last event of a watch whose reader was too slow: from here on events were lost.</summary>
/// <param name="At">Instant of the first lost event on the injector's monotonic clock, ns.</param>
public sealed record WatchOverflowed(long At) : InjectorEvent(At);
