namespace Pandacea.Sdk.Resilience;

/// <summary>How long to wait before a retry.</summary>
/// <param name="Delay">The wait itself.</param>
/// <param name="Nominal">The exponential delay before jitter.</param>
internal readonly record struct RetryDelay(TimeSpan Delay, TimeSpan Nominal);
