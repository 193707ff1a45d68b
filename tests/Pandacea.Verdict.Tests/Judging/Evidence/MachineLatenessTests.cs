using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class MachineLatenessTests
{
    [Theory]
    [InlineData(0, 9, 0)]
    [InlineData(0, 10, 20)]
    [InlineData(30, 40, 20)]
    [InlineData(31, 40, 0)]
    public void A_late_start_reaches_from_when_it_was_due_to_when_it_came(double fromMs, double toMs, double worstMs)
    {
        var lateness = new MachineLateness();
        lateness.See(new OperationInvoked { Op = 1, Name = "any", Due = Ns.FromMs(10), T = Ns.FromMs(30) });
        Assert.Equal(worstMs, lateness.WorstMs(Ns.FromMs(fromMs), Ns.FromMs(toMs)));
    }

    [Fact]
    public void The_worst_of_starts_and_of_right_answers_to_the_probe_counts()
    {
        var lateness = new MachineLateness();
        lateness.See(new OperationInvoked { Op = 1, Name = "any", Due = Ns.FromMs(10), T = Ns.FromMs(12) });
        lateness.See(new ProbeSampled { T = Ns.FromMs(20), Dependency = "evm", Ok = true, LatencyMs = 7 });
        lateness.See(new ProbeSampled { T = Ns.FromMs(20), Dependency = "evm", Ok = false, LatencyMs = 1_000 });
        Assert.Equal(7, lateness.WorstMs(0, Ns.FromMs(100)));
        Assert.Equal(0, lateness.WorstMs(Ns.FromMs(50), Ns.FromMs(100)));
    }
}
