namespace Pandacea.Verdict.Journal;

/// <summary>Verification: a proposal that the agent's store holds, read past the agent.</summary>
public sealed record ProposalFound : JournalRecord
{
    /// <summary>Its id, 0x-hex.</summary>
    public required string ProposalId { get; init; }

    /// <summary>Where it stands, as the protocol writes it: <c>pending_approval</c>, <c>approved</c> and so on.</summary>
    public required string Status { get; init; }

    /// <summary>The lease on chain that the agent matched with it, 0x-hex.</summary>
    public string? OnChainLeaseId { get; init; }

    /// <summary>What the store says is to be paid, a decimal string; null in older journals.</summary>
    public string? PriceWei { get; init; }

    /// <summary>When it came in, Unix milliseconds; null in older journals.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>Until when it is good, Unix milliseconds; null in older journals.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>What the store says was asked.</summary>
    public required ProposalTerms Terms { get; init; }
}
