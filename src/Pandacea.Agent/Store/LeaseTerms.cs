using System.Numerics;

namespace Pandacea.Agent.Store;

/// <summary>What <c>LeaseCreated</c> tells of a lease. Ids and addresses 0x-hex in lower case.</summary>
/// <param name="ProposalId">The proposal that it names.</param>
/// <param name="Spender">Who paid.</param>
/// <param name="Earner">Whose data it is.</param>
/// <param name="ProductHash">The product's id on chain.</param>
/// <param name="Price">What was paid, in wei.</param>
public sealed record LeaseTerms(string ProposalId, string Spender, string Earner, string ProductHash, BigInteger Price);
