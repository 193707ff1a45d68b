namespace Pandacea.Sdk.Resilience;

/// <summary>A circuit opened: calls fail fast from now on.</summary>
/// <param name="Circuit">Name of the circuit.</param>
/// <param name="Failures">Consecutive failures that led to it.</param>
/// <param name="Reset">How long it stays open unless a probe succeeds earlier.</param>
/// <param name="Reason"><see cref="Threshold"/> or <see cref="HalfOpenFailed"/>.</param>
public sealed record CircuitOpened(string Circuit, int Failures, TimeSpan Reset, string Reason) : ResilienceEvent(Circuit)
{
    /// <summary>As many consecutive failures as the threshold says.</summary>
    public const string Threshold = "threshold";

    /// <summary>The trial attempt of a half-open circuit failed.</summary>
    public const string HalfOpenFailed = "half_open_failed";
}
