namespace Pandacea.Faults.Events;

/// <summary>A fault was applied or undone.</summary>
/// <param name="At">Instant on the injector's monotonic clock, ns.</param>
/// <param name="FaultId">Id of the fault.</param>
/// <param name="State"><c>injected</c>, <c>ended</c> (by somebody else), <c>lifting</c>, <c>lifted</c>, <c>expired</c> (lifted because its lease ran out) or <c>failed</c>.</param>
/// <param name="Window">Window of the plan that it was asked for.</param>
public sealed record FaultStateChanged(long At, string FaultId, string State, int Window) : InjectorEvent(At)
{
    /// <summary>How somebody else ended it, for people.</summary>
    public string? How { get; init; }
}
