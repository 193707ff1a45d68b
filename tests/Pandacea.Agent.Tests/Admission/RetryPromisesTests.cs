using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Tests.Admission;

public sealed class RetryPromisesTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    [Fact]
    public void Half_of_the_rate_is_promised_once_the_line_has_drained()
    {
        var promises = new RetryPromises(Longest);

        // 100 inside leave at 50 a second: nobody before 2 s, then 25 a second.
        var seconds = Enumerable.Range(0, 100).Select(_ => promises.Next(TimeSpan.Zero, 100, 50).TotalSeconds).ToList();

        Assert.Equal([3, 4, 5, 6], seconds.Distinct());
        Assert.All(seconds.CountBy(static second => second), static turn => Assert.InRange(turn.Value, 24, 26));
    }

    [Fact]
    public void Nobody_is_sent_away_for_longer_than_the_longest_and_nobody_for_less_than_a_second()
    {
        var promises = new RetryPromises(Longest);

        Assert.All(Enumerable.Range(0, 10_000).Select(_ => promises.Next(TimeSpan.Zero, 100, 10)), static after => Assert.InRange(after, TimeSpan.FromSeconds(1), Longest));
        Assert.Equal(TimeSpan.FromSeconds(1), new RetryPromises(Longest).Next(TimeSpan.Zero, 0, 1_000));
        Assert.Equal(TimeSpan.FromSeconds(1), new RetryPromises(Longest).Next(TimeSpan.Zero, 100, null));
    }

    [Fact]
    public void Turns_not_taken_are_not_missed()
    {
        var promises = new RetryPromises(Longest);
        for (var i = 0; i < 1_000; i++)
        {
            promises.Next(TimeSpan.Zero, 10, 50);
        }

        Assert.Equal(TimeSpan.FromSeconds(1), promises.Next(TimeSpan.FromSeconds(20), 10, 50));
    }
}
