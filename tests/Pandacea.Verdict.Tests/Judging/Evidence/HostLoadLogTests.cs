using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class HostLoadLogTests
{
    [Theory]
    [InlineData(0.9, 0.55, 0.55)]
    [InlineData(0.89, 0.55, null)]
    [InlineData(0.9, 0.54, null)]
    public void A_run_is_starved_where_nothing_is_left_and_others_have_most_of_it(double busy, double others, double? starved) =>
        Assert.Equal(starved, Log((10, busy, others), (20, busy, others)).Starved(0, 20));

    [Fact]
    public void The_mean_of_a_stretch_counts() => Assert.Equal(0.7, Log((10, 1, 0.5), (20, 0.85, 0.9)).Starved(0, 20)!.Value, 1e-9);

    [Fact]
    public void A_sample_tells_of_the_time_since_the_one_before_it()
    {
        var log = Log((10, 0, 0), (20, 1, 1), (30, 0, 0));
        Assert.Equal(1, log.Starved(10, 20));
        Assert.Equal(1, log.Starved(12, 18));
        Assert.Null(log.Starved(9, 20));
        Assert.Null(log.Starved(10, 21));
        Assert.Null(log.Starved(30, 40));
        Assert.Equal(1, Log((10, 1, 1)).Starved(0, 5));
    }

    private static HostLoadLog Log(params (long T, double Busy, double Others)[] samples)
    {
        var log = new HostLoadLog();
        foreach (var (t, busy, others) in samples)
        {
            log.See(new HostLoad { T = t, Busy = busy, Others = others });
        }

        return log;
    }
}
