namespace Pandacea.Verdict.Journal;

/// <summary>How full the agent's queue of requests was, as the agent says.</summary>
public sealed record QueueSampled : JournalRecord
{
    /// <summary>Places taken, running requests included.</summary>
    public required int Depth { get; init; }

    /// <summary>Places there are.</summary>
    public required int Capacity { get; init; }
}
