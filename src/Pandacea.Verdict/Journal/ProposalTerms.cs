namespace Pandacea.Verdict.Journal;

/// <summary>What a proposal in the agent's store says, or was asked to say. No two proposals of a run ask for the same price, so that one of
/// unknown fate can be found.</summary>
/// <param name="Signer">Peer id of the proposer.</param>
/// <param name="ProductId">The product, as in the catalogue.</param>
/// <param name="MaxPriceWei">The most to pay, a decimal string.</param>
/// <param name="ProductHash">What the chain calls the product, 0x-hex; null in older journals.</param>
/// <param name="DurationMs">How long; null in older journals.</param>
/// <param name="Key">Idempotency key under which it is asked for; null in older journals and in what the store says, whose keys are <see cref="KeyFound"/>.</param>
/// <param name="BodySha256">Hash of the request that asks for it, hex; null where there is no key.</param>
public sealed record ProposalTerms(string Signer, string ProductId, string MaxPriceWei, string? ProductHash = null, long? DurationMs = null, string? Key = null, string? BodySha256 = null);
