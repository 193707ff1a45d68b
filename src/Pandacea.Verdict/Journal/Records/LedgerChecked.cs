namespace Pandacea.Verdict.Journal;

/// <summary>Verification: the privacy ledger, computed anew entry by entry.</summary>
public sealed record LedgerChecked : JournalRecord
{
    /// <summary>How many entries it has.</summary>
    public required long Entries { get; init; }

    /// <summary>What is wrong with it; null: each entry belongs to the one before it.</summary>
    public string? Problem { get; init; }

    /// <summary>Ids that entries of the run's signers name, and that no job of theirs has.</summary>
    public IReadOnlyList<string> Strays { get; init; } = [];
}
