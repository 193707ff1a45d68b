namespace Pandacea.Verdict.Journal;

/// <summary>What a lease on chain says, or was asked to say. Hex in lower case with 0x, wei as a decimal string, the expiry in Unix seconds, null in older journals.</summary>
public sealed record LeaseTerms(string ProposalId, string ProductId, string Spender, string Earner, string PriceWei, long? ExpiresAt = null);
