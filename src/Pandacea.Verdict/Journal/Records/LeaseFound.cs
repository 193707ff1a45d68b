namespace Pandacea.Verdict.Journal;

/// <summary>Verification: a lease that the chain holds, read past proxy and SDK.</summary>
public sealed record LeaseFound : JournalRecord
{
    /// <summary>On-chain id, 0x-hex.</summary>
    public required string LeaseId { get; init; }

    /// <summary>Created, Approved, Executed, Finalized, Disputed, Resolved or Cancelled.</summary>
    public required string State { get; init; }

    /// <summary>True where it was there before the run began: nobody's loss, part of the books.</summary>
    public bool Earlier { get; init; }

    /// <summary>What the chain says was agreed.</summary>
    public required LeaseTerms Terms { get; init; }
}
