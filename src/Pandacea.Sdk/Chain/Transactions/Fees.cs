using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>EIP-1559 fees per unit of gas, in wei.</summary>
internal readonly record struct Fees(BigInteger MaxFee, BigInteger MaxPriorityFee)
{
    /// <summary>Nodes take a replacement from 10 % more on both fees; an eighth leaves room for their rounding.</summary>
    public Fees Bumped() => new(Raise(MaxFee), Raise(MaxPriorityFee));

    public Fees AtLeast(Fees other) => new(BigInteger.Max(MaxFee, other.MaxFee), BigInteger.Max(MaxPriorityFee, other.MaxPriorityFee));

    private static BigInteger Raise(BigInteger fee) => fee + (fee / 8) + 1;
}
