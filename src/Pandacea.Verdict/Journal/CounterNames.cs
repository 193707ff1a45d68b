namespace Pandacea.Verdict.Journal;

/// <summary>Names of sampled counters.</summary>
public static class CounterNames
{
    /// <summary>Operations that the schedule wanted started by now.</summary>
    public const string Scheduled = "generator.scheduled";

    /// <summary>Operations started by now.</summary>
    public const string Started = "generator.started";

    /// <summary>Calls that the SDK began (each makes zero or more attempts).</summary>
    public const string Calls = "sdk.calls";

    /// <summary>Attempts that the SDK sent.</summary>
    public const string Attempts = "sdk.attempts";

    /// <summary>Attempts of the SDK that found their connection refused.</summary>
    public const string Refused = "sdk.refused";
}
