namespace Pandacea.Verdict.Journal;

/// <summary>Timers and limits of the SDK under drill, ms where they are times.</summary>
public sealed record DrilledTimers(
    int MaxRetries,
    double BaseDelayMs,
    double MaxDelayMs,
    int CircuitFailThreshold,
    double CircuitResetMs,
    double ProbeIntervalMs,
    double AttemptTimeoutMs,
    double TotalTimeoutMs);
