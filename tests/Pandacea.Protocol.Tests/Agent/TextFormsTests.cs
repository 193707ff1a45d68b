using System.Numerics;
using Pandacea.Protocol.Agent;

namespace Pandacea.Protocol.Tests.Agent;

public sealed class TextFormsTests
{
    [Theory]
    [InlineData("24h", 86_400)]
    [InlineData("7d", 604_800)]
    [InlineData("90m", 5400)]
    [InlineData("1s", 1)]
    [InlineData("3650d", 315_360_000)]
    public void Durations_are_read(string text, int seconds)
    {
        Assert.True(LeaseDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("24")]
    [InlineData("0h")]
    [InlineData("-1h")]
    [InlineData("+1h")]
    [InlineData(" 1h")]
    [InlineData("1.5h")]
    [InlineData("1H")]
    [InlineData("3651d")]
    [InlineData("99999999999d")]
    [InlineData("9223372036854775807d")]
    public void Other_durations_are_refused(string? text) => Assert.False(LeaseDuration.TryParse(text, out _));

    [Theory]
    [InlineData(86_400, "24h")]
    [InlineData(5400, "90m")]
    [InlineData(61, "61s")]
    public void Durations_are_written(int seconds, string text) => Assert.Equal(text, LeaseDuration.Format(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(315_360_001)]
    public void Durations_that_cannot_be_said_are_not_written(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LeaseDuration.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Amounts_are_read_up_to_the_largest()
    {
        var max = (BigInteger.One << 256) - 1;
        Assert.True(Wei.TryParse(Wei.Format(max), out var read));
        Assert.Equal(max, read);
        Assert.True(Wei.TryParse("0", out _));
        Assert.False(Wei.TryParse(Wei.Format(max + 1), out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x1")]
    [InlineData(" 1")]
    [InlineData("1٣")]
    public void Other_amounts_are_refused(string? text) => Assert.False(Wei.TryParse(text, out _));

    [Fact]
    public void Idempotency_keys_are_visible_ASCII()
    {
        Assert.True(IdempotencyKeys.IsValid("a-1"));
        Assert.True(IdempotencyKeys.IsValid(new string('~', 128)));
        Assert.False(IdempotencyKeys.IsValid(new string('~', 129)));
        Assert.All(new string?[] { null, "", "a b", "a\n", "é" }, key => Assert.False(IdempotencyKeys.IsValid(key)));
    }

    [Fact]
    public void Ids_are_escaped_in_paths_and_cannot_leave_them()
    {
        Assert.Equal("/api/v1/products/weather%2Fberlin%3Fx", AgentRoutes.Product("weather/berlin?x"));
        Assert.Equal("/api/v1/leases/0x1/dispute", AgentRoutes.Dispute("0x1"));
        Assert.Throws<ArgumentException>(() => AgentRoutes.Product(".."));
        Assert.Throws<ArgumentException>(() => AgentRoutes.Lease("."));
        Assert.Throws<ArgumentException>(() => AgentRoutes.Lease(""));
    }

    [Fact]
    public void Reasons_set_the_flags_of_the_log_line()
    {
        Assert.Equal(
            [RefusalReasons.Banned, RefusalReasons.GreyListed, RefusalReasons.IpRateLimit, RefusalReasons.IdentityRateLimit],
            RefusalReasons.All.Where(RefusalReasons.IsRateLimited));
        Assert.Equal([RefusalReasons.Backpressure], RefusalReasons.All.Where(RefusalReasons.IsBackpressure));
    }
}
