using System.Numerics;
using Pandacea.Protocol;

namespace Pandacea.Agent.Leases;

/// <summary>The least price of a product: it grows with the demand that was paid for.</summary>
/// <remarks>
/// <c>minimum = ceil(base x (10,000 + min(paid x StepBasisPoints, MostBasisPoints)) / 10,000)</c>, and never below what the
/// contract takes; <c>paid</c> = leases of the product on chain that are pending approval or approved.
/// </remarks>
public sealed class PricePolicy
{
    private const int Whole = 10_000;

    /// <summary>What each paid lease adds, in hundredths of a percent of the base price.</summary>
    public int StepBasisPoints { get; init; } = 10;

    /// <summary>What all of them add at most.</summary>
    public int MostBasisPoints { get; init; } = 10_000;

    /// <summary>More paid leases than this change nothing.</summary>
    public int CountUpTo => StepBasisPoints == 0 ? 0 : (MostBasisPoints + StepBasisPoints - 1) / StepBasisPoints;

    /// <summary>The least price in wei.</summary>
    public BigInteger Minimum(BigInteger basePrice, int paid)
    {
        var surcharge = (int)Math.Min((long)paid * StepBasisPoints, MostBasisPoints);
        var price = ((basePrice * (Whole + surcharge)) + Whole - 1) / Whole;
        return BigInteger.Max(price, LeaseAgreementAbi.MinPriceWei);
    }
}
