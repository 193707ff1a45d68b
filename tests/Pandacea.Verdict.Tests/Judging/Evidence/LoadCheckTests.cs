using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

/// <summary>A load of ten rounds a second, for ten seconds; every round begins with a list, and fifteen proposals a second are planned.</summary>
public sealed class LoadCheckTests
{
    private const double Seconds = 10;

    [Theory]
    [InlineData(92, false)]
    [InlineData(93, true)]
    [InlineData(107, true)]
    [InlineData(108, false)]
    public void Operations_may_be_two_percent_and_five_off_the_plan(int lists, bool agrees) => Assert.Equal(agrees, Agrees(lists, counted: 150));

    [Theory]
    [InlineData(141, false)]
    [InlineData(142, true)]
    [InlineData(158, true)]
    [InlineData(159, false)]
    public void Counted_starts_may_be_two_percent_and_five_off_the_plan_in_which_rounds_propose_by_themselves(int counted, bool agrees) =>
        Assert.Equal(agrees, Agrees(100, counted));

    [Fact]
    public void What_follows_a_round_is_not_counted_against_the_schedule() => Assert.True(Agrees(100, 150, proposals: 17));

    [Fact]
    public void An_operation_that_was_due_as_the_load_ended_is_none_of_it()
    {
        Assert.False(Agrees(92, 150, extraDueMs: Seconds * 1_000));
        Assert.True(Agrees(92, 150, extraDueMs: (Seconds * 1_000) - 1));
    }

    private static bool Agrees(int lists, int counted, int proposals = 0, double? extraDueMs = null)
    {
        var (timeline, operations, counters) = (new RunTimeline(), new OperationTable(), new CounterLog());
        timeline.See(Start());
        timeline.See(new PhaseStarted { Phase = Phases.SteadyState, T = 0 });
        timeline.See(new PhaseStarted { Phase = Phases.Inject, T = Ns.FromMs(3_000) });
        timeline.See(new PhaseStarted { Phase = Phases.Recover, T = Ns.FromMs((Seconds * 1_000) - HealthyPlan.ObservationMs) });
        timeline.See(new PhaseStarted { Phase = Phases.Verify, T = Ns.FromMs(20_000) });
        Add(operations, OperationNames.ProductList, lists);
        Add(operations, OperationNames.ProposalCreate, proposals);
        if (extraDueMs is { } ms)
        {
            operations.See(new OperationInvoked { Op = 9_999, Name = OperationNames.ProductList, Due = Ns.FromMs(ms) });
        }

        counters.See(Count(0, 0));
        counters.See(Count(Seconds * 1_000, counted));
        return new LoadCheck(timeline, operations, counters).Agrees(new Findings("any"));
    }

    private static void Add(OperationTable operations, string name, int count)
    {
        for (var at = 0; at < count; at++)
        {
            operations.See(new OperationInvoked { Op = (name.Length * 1_000) + at, Name = name, Due = Ns.FromMs(at) });
        }
    }

    private static CountersSampled Count(double ms, long scheduled) => new() { T = Ns.FromMs(ms), Values = new Dictionary<string, long> { [CounterNames.Scheduled] = scheduled } };

    private static RunStarted Start() => DoctoredJournal.Healthy()
        .Plan(static plan => plan with { Rates = new Dictionary<string, double> { [OperationNames.ProductList] = 10, [OperationNames.ProposalCreate] = 15 } })
        .Of<RunStarted>().Single();
}
