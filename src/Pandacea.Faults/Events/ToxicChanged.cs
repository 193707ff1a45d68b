namespace Pandacea.Faults.Events;

/// <summary>Somebody changed a proxy through Toxiproxy's API, which asks for no lease.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
/// <param name="Proxy">Name of the proxy.</param>
/// <param name="Change">What was done, for people.</param>
public sealed record ToxicChanged(long At, string Proxy, string Change) : InjectorEvent(At);
