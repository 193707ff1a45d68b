namespace Pandacea.Verdict.Journal;

/// <summary>The run could not begin or go on: its surroundings gave way. Nobody asked it to stop, and it shows nothing.</summary>
public sealed record RunBrokenOff : JournalRecord
{
    /// <summary>What gave way, with the remedy.</summary>
    public required string Reason { get; init; }
}
