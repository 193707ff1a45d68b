using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.05, 1)]
    [InlineData(0.5, 10)]
    [InlineData(0.95, 19)]
    [InlineData(0.951, 20)]
    [InlineData(1, 20)]
    public void It_is_the_value_at_the_nearest_rank(double share, double expected) =>
        Assert.Equal(expected, Percentile.Of(Enumerable.Range(1, 20).Reverse().Select(value => (double)value), share));

    [Fact]
    public void Of_nothing_there_is_none() => Assert.Null(Percentile.Of([], 0.5));
}
