namespace Pandacea.Verdict.Journal;

/// <summary>The stack was gone before the run was done.</summary>
public sealed record StackEnded : JournalRecord
{
    /// <summary>Whether it took every fault with it, or what it left was undone.</summary>
    public required bool NoFaultLeft { get; init; }

    /// <summary>What was undone, or could not be.</summary>
    public required string Detail { get; init; }
}
