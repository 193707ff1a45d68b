namespace Pandacea.Drills.Definition;

/// <summary>What a drill asks; null where it does not ask.</summary>
public sealed record CriteriaDefinition
{
    /// <summary>Smallest time that a canary call spends in backoff.</summary>
    public BackoffCriterion? Backoff { get; init; }

    /// <summary>Whether <c>Retry-After</c> must be honoured.</summary>
    public RetryAfterCriterion? RetryAfter { get; init; }

    /// <summary>Consecutive failures at which the circuit must open.</summary>
    public CircuitOpensCriterion? CircuitOpens { get; init; }

    /// <summary>Recovery time objective.</summary>
    public RecoveryCriterion? Recovery { get; init; }

    /// <summary>Acknowledged operations that may be lost, doubled or altered.</summary>
    public LossCriterion? Loss { get; init; }

    /// <summary>Longest time that a clean stop may take.</summary>
    public CleanStopCriterion? CleanStop { get; init; }

    /// <summary>Longest time that an operation may take, failed or not.</summary>
    public GracefulCriterion? Graceful { get; init; }

    /// <summary>What must go on as before.</summary>
    public UnaffectedCriterion? Unaffected { get; init; }
    /// <summary>Smallest share of the capacity that is answered in time during a surge.</summary>
    public GoodputCriterion? Goodput { get; init; }

    /// <summary>Smallest share of the load that succeeds during a surge.</summary>
    public FairnessCriterion? Fairness { get; init; }

    /// <summary>Smallest share let in of those who come again as told.</summary>
    public ReturnsCriterion? Returns { get; init; }

    /// <summary>Whether jobs that lose their worker go on with another attempt.</summary>
    public JobsRetriedCriterion? JobsRetried { get; init; }

    /// <summary>Whether an attempt that lost its lease can commit nothing.</summary>
    public FencingCriterion? Fencing { get; init; }

    /// <summary>Whether every job is charged to the privacy budget exactly once.</summary>
    public ChargedOnceCriterion? ChargedOnce { get; init; }

    /// <summary>Largest number of attempts per call over the fault windows.</summary>
    public AttemptsCriterion? Attempts { get; init; }
}

/// <summary>A canary call on <paramref name="On"/> spends at least <paramref name="AtLeast"/> in backoff.</summary>
public sealed record BackoffCriterion(string On, TimeSpan AtLeast);

/// <summary>Retries against <paramref name="On"/> wait as long as <c>Retry-After</c> asks.</summary>
public sealed record RetryAfterCriterion(string On);

/// <summary>The circuit of <paramref name="On"/> opens at <paramref name="After"/> consecutive failures.</summary>
public sealed record CircuitOpensCriterion(string On, int After);

/// <summary>Steady again <paramref name="Within"/> this time of the undo.</summary>
public sealed record RecoveryCriterion(TimeSpan Within);

/// <summary>At most <paramref name="Allowed"/> acknowledged operations are lost, doubled or altered.</summary>
public sealed record LossCriterion(int Allowed);

/// <summary>A service on <paramref name="On"/> that is asked to end has ended <paramref name="Within"/> this time.</summary>
public sealed record CleanStopCriterion(string On, TimeSpan Within);

/// <summary>Every operation on <paramref name="On"/> ends <paramref name="Within"/> this time, by a typed error if it fails.</summary>
public sealed record GracefulCriterion(string On, TimeSpan Within);

/// <summary>Operations on <paramref name="On"/>, which no fault strikes, go on as before.</summary>
public sealed record UnaffectedCriterion(string On);
/// <summary>During a surge on <paramref name="On"/> at least <paramref name="Share"/> (0..1) of the capacity is answered in time.</summary>
public sealed record GoodputCriterion(string On, double Share);

/// <summary>During a surge on <paramref name="On"/> at least <paramref name="SuccessRate"/> (0..1) of the load succeeds.</summary>
public sealed record FairnessCriterion(string On, double SuccessRate);

/// <summary>Of those whom <paramref name="On"/> refused and who come again as told after a surge at least <paramref name="Admitted"/> (0..1) are let in.</summary>
public sealed record ReturnsCriterion(string On, double Admitted);

/// <summary>Jobs that lose their attempt on <paramref name="On"/> are attempted again; after a restart the first one is complete
/// within <paramref name="FirstP50"/> half of the time, and always within <paramref name="FirstWorst"/>.</summary>
public sealed record JobsRetriedCriterion(string On, TimeSpan FirstP50, TimeSpan FirstWorst);

/// <summary>An attempt on <paramref name="On"/> that lost its lease commits nothing.</summary>
public sealed record FencingCriterion(string On);

/// <summary>Every job on <paramref name="On"/> is charged and answered once, whatever the number of attempts.</summary>
public sealed record ChargedOnceCriterion(string On);

/// <summary>At most <paramref name="PerCall"/> attempts per call against <paramref name="On"/>, on average over the fault windows.</summary>
public sealed record AttemptsCriterion(string On, double PerCall);
