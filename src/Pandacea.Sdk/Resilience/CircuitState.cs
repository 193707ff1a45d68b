namespace Pandacea.Sdk.Resilience;

/// <summary>State of a circuit breaker.</summary>
public enum CircuitState
{
    /// <summary>Attempts pass.</summary>
    Closed,

    /// <summary>Calls fail fast, nothing is sent but probes.</summary>
    Open,

    /// <summary>One trial attempt passes at a time; its outcome decides.</summary>
    HalfOpen,
}
