using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>Operations, the generator's counters and the plan were once not held against each other: a load that stopped half-way passed.</summary>
public sealed class LoadAgreementTests
{
    [Fact]
    public void Reads_that_stop_before_the_end_are_inconclusive()
    {
        var gone = DoctoredJournal.Healthy().Of<OperationInvoked>()
            .Where(operation => operation.Name == OperationNames.BlockRead && operation.Due > DoctoredJournal.Ns(25_000)).Select(operation => operation.Op).ToHashSet();
        DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => gone.Contains(operation.Op)).Remove<OperationEnded>(ended => gone.Contains(ended.Op))
            .Result(CriterionNames.Soundness).Inconclusive("490 operations block.read were recorded, 560 were planned in that time");
    }

    [Fact]
    public void Counters_of_a_tenth_of_the_load_are_inconclusive() =>
        DoctoredJournal.Healthy().Replace<CountersSampled>(_ => true, sample => sample with
        {
            Values = sample.Values.ToDictionary(pair => pair.Key, pair => pair.Key.StartsWith("generator", StringComparison.Ordinal) ? pair.Value / 10 : pair.Value),
        }).Result(CriterionNames.Soundness).Inconclusive("operations were counted by the generator");

    [Fact]
    public void A_load_heavier_than_planned_is_inconclusive() =>
        DoctoredJournal.Healthy().Plan(plan => plan with { Rates = new Dictionary<string, double>(plan.Rates) { [OperationNames.BlockRead] = 15 } })
            .Result(CriterionNames.Soundness).Inconclusive("operations block.read were recorded");

    [Fact]
    public void A_run_that_was_cut_short_did_not_have_the_time() => Assert.DoesNotContain(
        DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => operation.Due > DoctoredJournal.Ns(25_000))
            .Add(25_000, new RunInterrupted { Reason = "Ctrl-C" }).Result(CriterionNames.Soundness).Evidence,
        line => line.Contains("were planned", StringComparison.Ordinal));

    [Fact]
    public void A_run_with_an_agent_agrees() => DoctoredJournal.Healthy().WithStore().Result(CriterionNames.Soundness).Passed();
}
