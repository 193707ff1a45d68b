using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

/// <summary>A client that counts its attempts between 0 and 100 ms, before the first fault.</summary>
public sealed class PassageCheckTests
{
    [Theory]
    [InlineData(94, false)]
    [InlineData(93, true)]
    public void One_percent_and_five_attempts_may_be_under_way(int arrivals, bool doubted) => Assert.Equal(doubted, Judge(arrivals).Status == CriterionStatus.Inconclusive);

    [Fact]
    public void Attempts_whose_connection_was_refused_need_not_arrive()
    {
        var result = Judge(60, refused: 40);
        Assert.Equal((CriterionStatus.Passed, 60, 60), (result.Status, result.Figures["attemptsOutsideFaults"], result.Figures["arrivalsOutsideFaults"]));
    }

    [Fact]
    public void What_arrives_as_the_counters_are_read_is_inside() => Assert.Equal(2, Judge(0, 0, 0, 100).Figures["arrivalsOutsideFaults"]);

    private static CriterionResult Judge(int arrivals, int refused = 0, params double[] atMs)
    {
        var (timeline, proxy, counters, findings) = (new RunTimeline(), new ArrivalLog(), new CounterLog(), new Findings("any"));
        timeline.See(DoctoredJournal.Healthy().Of<RunStarted>().Single());
        timeline.See(new PhaseStarted { Phase = Phases.SteadyState, T = 0 });
        timeline.See(new PhaseStarted { Phase = Phases.Inject, T = Ns.FromMs(100) });
        timeline.See(new FaultInjecting { Window = 0, T = Ns.FromMs(100) });
        foreach (var ms in atMs.Concat(Enumerable.Repeat(50.0, arrivals)))
        {
            proxy.See(new RequestArrived { Proxy = "evm", At = Ns.FromMs(ms), Client = "workload" });
        }

        counters.See(Count(0, 0, 0));
        counters.See(Count(100, 100, refused));
        new PassageCheck(timeline, proxy, counters).Judge(findings);
        return findings.Conclude("all arrived");
    }

    private static CountersSampled Count(double ms, long attempts, long refused) =>
        new() { T = Ns.FromMs(ms), Values = new Dictionary<string, long> { [CounterNames.Attempts] = attempts, [CounterNames.Refused] = refused } };
}
