using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class SampleSizesTests
{
    [Theory]
    [InlineData(0.5, 100)]
    [InlineData(0.99, 100)]
    [InlineData(0.995, 200)]
    [InlineData(0.999, 1_000)]
    [InlineData(1, 100)]
    public void A_finer_rate_takes_more_operations(double rate, int operations) => Assert.Equal(operations, SampleSizes.ForSuccessRate(rate));
}
