namespace Pandacea.Verdict.Journal;

/// <summary>Thresholds of the criteria; null means that the drill does not ask.</summary>
public sealed record Thresholds
{
    /// <summary>Smallest time that a canary call spends in backoff, ms.</summary>
    public double? BackoffAtLeastMs { get; init; }

    /// <summary>Whether <c>Retry-After</c> must be honoured.</summary>
    public bool RetryAfterHonoured { get; init; }

    /// <summary>Consecutive failures at which the circuit must open.</summary>
    public int? CircuitOpensAfter { get; init; }

    /// <summary>Recovery time objective, ms.</summary>
    public double? RecoveryWithinMs { get; init; }

    /// <summary>Acknowledged operations that may be lost, doubled or altered.</summary>
    public int? LossAllowed { get; init; }

    /// <summary>Longest time that a clean stop may take, ms.</summary>
    public double? CleanStopWithinMs { get; init; }

    /// <summary>Longest time that an operation on a struck dependency may take, failed or not, ms.</summary>
    public double? GracefulWithinMs { get; init; }

    /// <summary>Whether operations on what is not struck must go on as before.</summary>
    public bool OthersUnaffected { get; init; }
    /// <summary>Smallest share of the capacity that is answered in time during a surge, 0..1.</summary>
    public double? GoodputAtLeast { get; init; }

    /// <summary>Smallest share of the well-behaved load that succeeds during a surge, 0..1.</summary>
    public double? FairnessAtLeast { get; init; }

    /// <summary>Smallest share let in of those who come again when <c>Retry-After</c> says, 0..1.</summary>
    public double? ReturnsAtLeast { get; init; }

    /// <summary>Whether jobs that lose their worker must be attempted again.</summary>
    public bool JobsRetried { get; init; }

    /// <summary>Longest time from a restart of the worker to the first job that is complete, over half of its restarts, ms.</summary>
    public double? FirstJobP50Ms { get; init; }

    /// <summary>The same over all of them, ms.</summary>
    public double? FirstJobWorstMs { get; init; }

    /// <summary>Whether an attempt that lost its lease may commit nothing.</summary>
    public bool Fencing { get; init; }

    /// <summary>Whether every job must be charged and answered once.</summary>
    public bool ChargedOnce { get; init; }

    /// <summary>Largest number of attempts per call over the fault windows.</summary>
    public double? AttemptsPerCall { get; init; }
}
