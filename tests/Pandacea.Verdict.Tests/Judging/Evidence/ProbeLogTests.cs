using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class ProbeLogTests
{
    [Theory]
    [InlineData(10, 11, 1)]
    [InlineData(9, 10, 0)]
    [InlineData(11, 20, 0)]
    public void A_sample_belongs_to_the_instant_at_which_it_began(double fromMs, double toMs, int count) =>
        Assert.Equal(count, Log(Sample(15, latencyMs: 5)).Begun("evm", Ns.FromMs(fromMs), Ns.FromMs(toMs)).Count);

    [Fact]
    public void A_sample_of_another_dependency_is_none() => Assert.Empty(Log(Sample(15) with { Dependency = "ipfs" }).Begun("evm", 0, Ns.FromMs(100)));

    [Fact]
    public void The_first_right_answer_in_time_shows_health()
    {
        var log = Log(Sample(10), Sample(20) with { Ok = false }, Sample(30) with { Dependency = "ipfs" }, Sample(40), Sample(50));
        Assert.Equal(Ns.FromMs(10), log.FirstHealthy("evm", Ns.FromMs(10), Ns.FromMs(11))?.T);
        Assert.Equal(Ns.FromMs(40), log.FirstHealthy("evm", Ns.FromMs(11), Ns.FromMs(41))?.T);
        Assert.Null(log.FirstHealthy("evm", Ns.FromMs(11), Ns.FromMs(40)));
    }

    private static ProbeSampled Sample(double ms, double latencyMs = 1) => new() { T = Ns.FromMs(ms), Dependency = "evm", Ok = true, LatencyMs = latencyMs };

    private static ProbeLog Log(params ProbeSampled[] samples)
    {
        var log = new ProbeLog();
        foreach (var sample in samples)
        {
            log.See(sample);
        }

        return log;
    }
}
