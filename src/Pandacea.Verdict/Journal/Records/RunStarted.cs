namespace Pandacea.Verdict.Journal;

/// <summary>The first record: what was going to be done, to what, and by which thresholds it is judged.</summary>
public sealed record RunStarted : JournalRecord
{
    /// <summary>Random id of the run; proposal ids derive from it.</summary>
    public required string RunId { get; init; }

    /// <summary>Seed of every reproducible choice.</summary>
    public required string Seed { get; init; }

    /// <summary>Wall clock at the start, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The resolved plan, thresholds included.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>Versions, options and host facts, without secrets.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
