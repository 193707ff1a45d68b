using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Tests.Rpc;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("5s", 5000)]
    [InlineData("1.5s", 1500)]
    [InlineData("300ms", 300)]
    [InlineData("2h45m", 9_900_000)]
    [InlineData("1m30.5s", 90_500)]
    [InlineData("-1s", -1000)]
    [InlineData("+1s", 1000)]
    [InlineData("500us", 0.5)]
    [InlineData("500µs", 0.5)]
    [InlineData(".5s", 500)]
    public void Durations_of_Go_are_read(string text, double milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds, precision: 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("5x")]
    [InlineData("1..5s")]
    [InlineData("-")]
    [InlineData("1s5")]
    [InlineData("9999999999h")]
    public void What_is_none_is_not(string text) => Assert.False(GoDuration.TryParse(text, out _));
}
