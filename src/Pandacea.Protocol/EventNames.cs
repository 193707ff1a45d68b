namespace Pandacea.Protocol;

/// <summary>Names of the resilience events in logs and journals.</summary>
public static class EventNames
{
    public const string CircuitOpened = "circuit_breaker_opened";
    public const string CircuitHalfOpened = "circuit_breaker_half_opened";
    public const string CircuitClosed = "circuit_breaker_closed";
    public const string RetryAttempt = "retry_attempt";
    public const string RecoveryAchieved = "recovery_achieved";
    public const string JobStateChanged = "job_state_changed";
    public const string StaleReport = "stale_report";
    public const string FaultInjected = "fault_injected";
    public const string FaultLifted = "fault_lifted";
}
