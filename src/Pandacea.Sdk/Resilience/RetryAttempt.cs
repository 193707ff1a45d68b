namespace Pandacea.Sdk.Resilience;

/// <summary>A call is going to be attempted again after a delay.</summary>
/// <param name="Circuit">Name of the circuit.</param>
/// <param name="Call">Id of the call.</param>
/// <param name="Attempt">Ordinal of the retry, from 1.</param>
/// <param name="MaxRetries">The configured maximum.</param>
/// <param name="Delay">Time until the retry starts.</param>
/// <param name="Nominal">The exponential delay before jitter.</param>
/// <param name="Cause">Why the last attempt failed.</param>
/// <param name="RetryAfter">What the upstream asked for; it replaced the exponential delay.</param>
public sealed record RetryAttempt(
    string Circuit,
    string Call,
    int Attempt,
    int MaxRetries,
    TimeSpan Delay,
    TimeSpan Nominal,
    string Cause,
    TimeSpan? RetryAfter) : ResilienceEvent(Circuit);
