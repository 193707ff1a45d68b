using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A fault that somebody had lifted before the run did was once taken for one that was in force to its end.</summary>
public sealed class LiftedByAStrangerTests
{
    [Theory]
    [InlineData(-1_400)]
    [InlineData(-21)]
    public void An_undo_before_the_run_s_own_makes_the_run_inconclusive(double ms)
    {
        var journal = Undone(ms);
        journal.Result(CriterionNames.Soundness).Inconclusive("The fault of window 4 (down on evm) was lifted at t+");
        Assert.Equal(CriterionStatus.Inconclusive, journal.Verdict().Status);
    }

    [Fact]
    public void So_does_one_of_a_fault_that_the_run_did_not_undo() =>
        Undone(-1_400).Remove<FaultLifting>(lifting => lifting.Window == HealthyPlan.Down).Result(CriterionNames.Soundness)
            .Inconclusive("by no undo of this run");

    [Theory]
    [InlineData(-20)]
    [InlineData(1)]
    public void The_run_s_own_does_not(double ms) => Undone(ms).Result(CriterionNames.Soundness).Passed();

    [Fact]
    public void What_could_not_be_applied_is_taken_back_by_the_injector() =>
        Assert.DoesNotContain("by no undo", string.Join(' ', Undone(-1_400)
            .Replace<FaultInjected>(injected => injected.Window == HealthyPlan.Down, injected => new FaultFailed { Seq = injected.Seq, T = injected.T, Window = injected.Window, Step = "inject", Error = "refused" })
            .Result(CriterionNames.Soundness).Evidence), StringComparison.Ordinal);

    /// <summary>A process that is paused can be let run on past the injector.</summary>
    [Fact]
    public void How_it_was_ended_past_the_injector_is_told() => DoctoredJournal.Healthy()
        .Add(DoctoredJournal.After(HealthyPlan.Silent, -900), new UndoSeen { Window = HealthyPlan.Silent, At = DoctoredJournal.Ns(DoctoredJournal.After(HealthyPlan.Silent, -1_000)), How = "process 7 ran on" })
        .Result(CriterionNames.Soundness).Inconclusive("by no undo of this run: process 7 ran on.");

    private static DoctoredJournal Undone(double ms)
    {
        var at = DoctoredJournal.After(HealthyPlan.Down, ms);
        return DoctoredJournal.Healthy().Add(at + 1, new UndoSeen { Window = HealthyPlan.Down, At = DoctoredJournal.Ns(at) });
    }
}
