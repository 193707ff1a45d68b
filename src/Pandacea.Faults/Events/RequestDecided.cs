namespace Pandacea.Faults.Events;

/// <summary>A message fault decided whether to strike a request that it matches.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
/// <param name="Window">Window of the fault.</param>
/// <param name="Ordinal">Ordinal of the matching request in the window, from 0; -1 for probes, which take none.</param>
/// <param name="Hit">Whether the fault was applied.</param>
/// <param name="Client">Value of <c>Pandacea-Client</c>.</param>
/// <param name="Call">Value of <c>Pandacea-Call</c>.</param>
/// <param name="Attempt">Value of <c>Pandacea-Attempt</c>.</param>
/// <param name="Probe">Value of <c>Pandacea-Probe</c>.</param>
/// <param name="RetryAfterMs"><c>Retry-After</c> that was sent.</param>
public sealed record RequestDecided(
    long At, int Window, int Ordinal, bool Hit, string? Client, string? Call, int? Attempt, string? Probe, int? RetryAfterMs) : InjectorEvent(At);
