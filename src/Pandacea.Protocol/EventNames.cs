namespace Pandacea.Protocol;

/// <summary>Names of the resilience events in logs and journals.</summary>
public static class EventNames
{
    /// <summary>A circuit lets nothing through from now on.</summary>
    public const string CircuitOpened = "circuit_breaker_opened";

    /// <summary>A circuit tries whether its dependency is back.</summary>
    public const string CircuitHalfOpened = "circuit_breaker_half_opened";

    /// <summary>A circuit lets everything through again.</summary>
    public const string CircuitClosed = "circuit_breaker_closed";

    /// <summary>An attempt failed, another one follows.</summary>
    public const string RetryAttempt = "retry_attempt";

    /// <summary>A dependency that was away answers again.</summary>
    public const string RecoveryAchieved = "recovery_achieved";

    /// <summary>A job went from one state to another.</summary>
    public const string JobStateChanged = "job_state_changed";

    /// <summary>A report of an attempt that is no longer the job's.</summary>
    public const string StaleReport = "stale_report";

    /// <summary>A fault is in force.</summary>
    public const string FaultInjected = "fault_injected";

    /// <summary>A fault is over.</summary>
    public const string FaultLifted = "fault_lifted";
}
