namespace Pandacea.Faults.Events;

/// <summary>A service behind the proxies ended or came back, and no fault by lease was the cause.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
/// <param name="Service">Name of the service.</param>
/// <param name="State">One of <see cref="ServiceStates"/>.</param>
/// <param name="ExitCode">Exit code of one that ended, as its parent saw it.</param>
public sealed record ServiceStateChanged(long At, string Service, string State, int? ExitCode) : InjectorEvent(At);
