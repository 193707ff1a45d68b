using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class CounterLogTests
{
    private static readonly CounterLog Log = Of((10, 1), (20, 4), (30, 9));

    [Theory]
    [InlineData(20, 20, 20, 20)]
    [InlineData(19, 21, 10, 30)]
    [InlineData(10, 30, 10, 30)]
    public void The_closest_samples_enclose_a_stretch(long from, long to, long first, long last) =>
        Assert.Equal((first, last), (Log.Around(from, to)!.Value.From.T, Log.Around(from, to)!.Value.To.T));

    [Theory]
    [InlineData(9, 30)]
    [InlineData(10, 31)]
    public void A_stretch_that_samples_do_not_enclose_has_none(long from, long to) => Assert.Null(Log.Around(from, to));

    [Theory]
    [InlineData(10, 30, 10, 30)]
    [InlineData(11, 30, 20, 30)]
    [InlineData(10, 29, 10, 20)]
    public void The_outermost_samples_lie_within_a_stretch(long from, long to, long first, long last) =>
        Assert.Equal((first, last), (Log.Within(from, to)!.Value.From.T, Log.Within(from, to)!.Value.To.T));

    [Fact]
    public void One_sample_within_shows_no_growth() => Assert.Null(Log.Within(11, 29));

    [Fact]
    public void What_was_never_counted_has_not_grown()
    {
        var span = Log.Around(10, 30)!.Value;
        Assert.Equal((8, 0), (CounterLog.Growth(span, "any"), CounterLog.Growth(span, "other")));
        Assert.Equal((30, null), (Log.Last!.T, new CounterLog().Last));
    }

    private static CounterLog Of(params (long T, long Value)[] samples)
    {
        var log = new CounterLog();
        foreach (var (t, value) in samples)
        {
            log.See(new CountersSampled { T = t, Values = new Dictionary<string, long> { ["any"] = value } });
        }

        return log;
    }
}
