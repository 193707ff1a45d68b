namespace Pandacea.Verdict.Judging;

/// <summary>Names of the criteria, as in drill definitions and reports.</summary>
public static class CriterionNames
{
    public const string SteadyState = "steadyState";
    public const string Exposure = "exposure";
    public const string Backoff = "backoff";
    public const string RetryAfter = "retryAfter";
    public const string CircuitOpens = "circuitOpens";
    public const string Recovery = "recovery";
    public const string Loss = "loss";
    public const string Attempts = "attempts";

    public const string CleanStop = "cleanStop";

    /// <summary>Whether every operation ended in time, with a typed error if it failed.</summary>
    public const string Graceful = "graceful";

    /// <summary>Whether what was not struck went on as before.</summary>
    public const string Unaffected = "unaffected";
    /// <summary>Whether a server under a surge goes on serving as many as it can.</summary>
    public const string Goodput = "goodput";

    /// <summary>Whether the well-behaved do not suffer from a surge.</summary>
    public const string Fairness = "fairness";

    /// <summary>Whether who was refused is let in when told to come again.</summary>
    public const string Returns = "returns";

    /// <summary>Whether jobs that lose their worker are attempted again, and new ones taken meanwhile.</summary>
    public const string JobsRetried = "jobsRetried";

    /// <summary>Whether an attempt that lost its lease can commit nothing.</summary>
    public const string Fencing = "fencing";

    /// <summary>Whether every job is charged and answered once.</summary>
    public const string ChargedOnce = "chargedOnce";

    /// <summary>Whether every fault was undone and the undo was confirmed.</summary>
    public const string Restoration = "restoration";

    /// <summary>Whether the journal and the generator can be relied upon at all.</summary>
    public const string Soundness = "soundness";
}
