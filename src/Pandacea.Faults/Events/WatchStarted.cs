namespace Pandacea.Faults.Events;

/// <summary>First event of a watch: ties the injector's clock to the wall clock.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
/// <param name="WallClock">The same instant in UTC.</param>
public sealed record WatchStarted(long At, DateTimeOffset WallClock) : InjectorEvent(At);
