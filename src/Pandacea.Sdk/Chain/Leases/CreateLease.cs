using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>A lease to be opened. Ids are 32 bytes as 0x-hex, money is wei.</summary>
/// <param name="Spender">Who pays and signs.</param>
/// <param name="Earner">Address of whose data it is.</param>
/// <param name="ProductId">See <see cref="LeaseIds.ProductId"/>.</param>
/// <param name="ProposalId">Unique for the spender: the contract takes it once.</param>
/// <param name="Price">What is paid, at least 0.001 ether.</param>
/// <param name="MaxPrice">What may be paid at most.</param>
/// <param name="ExpiresAt">Unix seconds after which it can no longer be approved or executed.</param>
public sealed record CreateLease(
    EvmAccount Spender, string Earner, string ProductId, string ProposalId, BigInteger Price, BigInteger MaxPrice, ulong ExpiresAt);
