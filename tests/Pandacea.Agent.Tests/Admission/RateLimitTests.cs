using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Tests.Admission;

public sealed class RateLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_burst_then_the_rate()
    {
        var limits = new RateLimits(new(2, 10), _time);
        Assert.Equal(10, Enumerable.Range(0, 20).Count(_ => limits.Take("a").Allowed));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, Enumerable.Range(0, 20).Count(_ => limits.Take("a").Allowed));
        Assert.True(limits.Take("b").Allowed);
    }

    [Fact]
    public void Everybody_who_waits_as_told_is_let_in()
    {
        var limits = new RateLimits(new(2, 10), _time);
        var waiting = Enumerable.Range(0, 15).Select(_ => limits.Take("a")).Where(decision => !decision.Allowed).ToList();
        Assert.Equal(5, waiting.Count);

        var elapsed = TimeSpan.Zero;
        foreach (var decision in waiting.OrderBy(decision => decision.RetryAfter))
        {
            _time.Advance(decision.RetryAfter - elapsed);
            elapsed = decision.RetryAfter;
            Assert.True(limits.Take("a").Allowed);
        }
    }

    [Fact]
    public void Ten_thousand_identities_and_more_take_bounded_room()
    {
        var limits = new RateLimits(new(2, 10, Partitions: 1_000), _time);

        for (var i = 0; i < 10_000; i++)
        {
            limits.Take("identity " + i);
        }

        Assert.Equal(1_000, limits.Count);
    }

    [Fact]
    public void Offenders_are_grey_for_ten_minutes_then_banned_for_thirty()
    {
        var offenders = new Offenders(new() { Threshold = 3 }, _time);
        Offend(offenders, 3);
        Assert.Equal((Standing.Grey, TimeSpan.FromSeconds(600)), offenders.Of("a"));

        _time.Advance(TimeSpan.FromSeconds(601));
        Assert.Equal(Standing.Good, offenders.Of("a").Standing);
        Offend(offenders, 3);

        Assert.Equal((Standing.Banned, TimeSpan.FromSeconds(1800)), offenders.Of("a"));
        Assert.Equal(Standing.Good, offenders.Of("b").Standing);
        _time.Advance(TimeSpan.FromSeconds(1801));
        Assert.Equal(Standing.Good, offenders.Of("a").Standing);
    }

    [Fact]
    [Trait("Requirement", "S76")]
    public void Asking_changes_nothing_and_few_offences_are_forgotten()
    {
        var offenders = new Offenders(new() { Threshold = 3 }, _time);
        Offend(offenders, 2);
        for (var i = 0; i < 1_000; i++)
        {
            offenders.Of("a");
        }

        _time.Advance(TimeSpan.FromSeconds(61));
        Offend(offenders, 2);

        Assert.Equal(Standing.Good, offenders.Of("a").Standing);
    }

    private static void Offend(Offenders offenders, int times)
    {
        for (var i = 0; i < times; i++)
        {
            offenders.Offend("a");
        }
    }
}
