using System.Numerics;

namespace Pandacea.Agent.Leases;

/// <summary>What the policy says to a request.</summary>
/// <param name="Verdict">Accepted or not.</param>
/// <param name="Price">The least price now, in wei: what is asked for, or what <c>maxPrice</c> falls short of.</param>
/// <param name="ProposalId">Of the accepted proposal, 0x-hex.</param>
public sealed record ProposalDecision(ProposalVerdict Verdict, BigInteger Price, string? ProposalId = null);
