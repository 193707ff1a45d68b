namespace Pandacea.Verdict.Journal;

/// <summary>How much room there was where the stack keeps its state.</summary>
public sealed record SpaceChecked : JournalRecord
{
    /// <summary>The folder.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes that could still be written there.</summary>
    public required long FreeBytes { get; init; }
}
