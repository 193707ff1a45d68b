namespace Pandacea.Sdk.Resilience;

/// <summary>What a pipeline is made of besides its options.</summary>
internal sealed record UpstreamParts(
    IBackoff Backoff,
    IRetryBudget Budget,
    ICallIds Ids,
    IReadOnlyList<IResilienceListener> Listeners,
    ResilienceMetrics Metrics,
    TimeProvider Time);
