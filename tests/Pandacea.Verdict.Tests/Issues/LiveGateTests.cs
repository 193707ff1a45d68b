using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>The live gate once let a run go on whose baseline a later judge found wanting: reads that were slow as the phase ended
/// counted for one and not for the other.</summary>
public sealed class LiveGateTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(600)]
    [InlineData(1_200)]
    public void The_gate_and_a_later_judge_find_the_same(double slowMs)
    {
        var journal = DoctoredJournal.Healthy().End(
            HealthyPlan.InjectFrom - 301,
            HealthyPlan.InjectFrom - 1,
            (operation, ended) => ended with { T = operation.Due + DoctoredJournal.Ns(slowMs) },
            OperationNames.IsRead);
        var gate = LiveJudges.SteadyState();
        foreach (var record in journal.Records.Where(record => record.T <= DoctoredJournal.Ns(HealthyPlan.InjectFrom - 1)))
        {
            gate.See(record);
        }

        var (live, later) = (gate.Conclude(), journal.Result(CriterionNames.SteadyState));
        Assert.Equal((live.Status, live.Summary), (later.Status, later.Summary));
        Assert.Equal(live.Figures, later.Figures);
    }
}
