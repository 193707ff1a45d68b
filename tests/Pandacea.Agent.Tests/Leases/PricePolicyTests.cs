using System.Numerics;
using Pandacea.Agent.Leases;

namespace Pandacea.Agent.Tests.Leases;

public sealed class PricePolicyTests
{
    private static readonly BigInteger Base = BigInteger.Parse("2000000000000001");

    [Theory]
    [InlineData(0, "2000000000000001")]
    [InlineData(1, "2002000000000002")]
    [InlineData(100, "2200000000000002")]
    [InlineData(1000, "4000000000000002")]
    [InlineData(2_000_000_000, "4000000000000002")]
    public void The_least_price_grows_with_what_is_open_up_to_twice_the_base(int open, string expected) =>
        Assert.Equal(BigInteger.Parse(expected), new PricePolicy().Minimum(Base, open));

    [Fact]
    public void It_is_never_below_what_the_contract_takes() =>
        Assert.Equal(Pandacea.Protocol.LeaseAgreementAbi.MinPriceWei, new PricePolicy().Minimum(1, 0));

    [Theory]
    [InlineData(10, 10_000, 1000)]
    [InlineData(300, 1000, 4)]
    [InlineData(0, 10_000, 0)]
    public void Counting_goes_no_further_than_the_price_does(int step, int most, int expected)
    {
        var policy = new PricePolicy { StepBasisPoints = step, MostBasisPoints = most };
        Assert.Equal(expected, policy.CountUpTo);
        Assert.Equal(policy.Minimum(Base, int.MaxValue), policy.Minimum(Base, policy.CountUpTo));
    }
}
