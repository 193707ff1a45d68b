using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class NsTests
{
    [Theory]
    [InlineData(0.25, "0.3 ms")]
    [InlineData(999, "999 ms")]
    [InlineData(-999, "-999 ms")]
    [InlineData(1_000, "1.00 s")]
    [InlineData(-1_500, "-1.50 s")]
    public void A_length_is_told_in_the_unit_that_suits_it(double ms, string text) => Assert.Equal(text, Ns.Ms(ms));

    [Fact]
    public void Instants_shares_and_numbers_are_told_in_one_way()
    {
        Assert.Equal("t+1.235 s", Ns.At(1_234_567_890));
        Assert.Equal(("99.95 %", "1.25"), (Ns.Share(0.9995), Ns.Number(1.25)));
        Assert.Equal((1_500_000, 1.5), (Ns.FromMs(1.5), Ns.ToMs(1_500_000)));
    }
}
