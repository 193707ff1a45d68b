using System.Numerics;
using Pandacea.Protocol;

namespace Pandacea.Agent.Leases;

/// <summary>The least price of a product: it grows with the demand that is open.</summary>
/// <remarks>
/// <c>minimum = ceil(base x (10,000 + min(open x StepBasisPoints, MostBasisPoints)) / 10,000)</c>, and never below what the
/// contract takes; <c>open</c> = proposals of the product that are pending or approved.
/// </remarks>
public sealed class PricePolicy
{
    private const int Whole = 10_000;

    /// <summary>What each open proposal adds, in hundredths of a percent of the base price.</summary>
    public int StepBasisPoints { get; init; } = 10;

    /// <summary>What all of them add at most.</summary>
    public int MostBasisPoints { get; init; } = 10_000;

    /// <summary>More open proposals than this change nothing.</summary>
    public int CountUpTo => StepBasisPoints == 0 ? 0 : (MostBasisPoints + StepBasisPoints - 1) / StepBasisPoints;

    /// <summary>The least price in wei.</summary>
    public BigInteger Minimum(BigInteger basePrice, int open)
    {
        var surcharge = (int)Math.Min((long)open * StepBasisPoints, MostBasisPoints);
        var price = ((basePrice * (Whole + surcharge)) + Whole - 1) / Whole;
        return BigInteger.Max(price, LeaseAgreementAbi.MinPriceWei);
    }
}
