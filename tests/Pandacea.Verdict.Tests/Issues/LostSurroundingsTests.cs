using Pandacea.Protocol;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>An injector that died, a proxy that stood still and a full disk once made an honest system fail.</summary>
public sealed class LostSurroundingsTests
{
    [Fact]
    public void A_lost_injector_makes_losses_inconclusive()
    {
        var verdict = Losing().Add(9_000, new InjectorLost { Why = "connection refused" }).Verdict();
        Soundness(verdict).Inconclusive("The injector was lost at t+9.000 s: connection refused");
        Assert.Equal((CriterionStatus.Inconclusive, ExitCodes.Inconclusive), (verdict.Status, verdict.ExitCode));
    }

    [Fact]
    public void A_lost_injector_that_could_not_undo_is_said_by_the_exit_code()
    {
        var verdict = DoctoredJournal.Healthy().Remove<FaultLifted>(lifted => lifted.Window == HealthyPlan.Down)
            .Add(DoctoredJournal.After(HealthyPlan.Down, 5), new InjectorLost { Why = "connection refused" }).Verdict();
        Assert.Equal((CriterionStatus.Inconclusive, ExitCodes.CouldNotUndo), (verdict.Status, verdict.ExitCode));
    }

    [Theory]
    [InlineData(true, ExitCodes.Inconclusive)]
    [InlineData(false, ExitCodes.CouldNotUndo)]
    public void A_stack_that_was_taken_down_in_the_middle_has_no_fault_left_to_undo(bool noFaultLeft, int exitCode)
    {
        var gone = DoctoredJournal.After(HealthyPlan.Down, 5);
        var verdict = DoctoredJournal.Healthy().Remove<FaultLifted>(lifted => lifted.Window == HealthyPlan.Down)
            .Add(gone, new InjectorLost { Why = "the injector closed the stream of events" })
            .Add(gone + 1, new RunBrokenOff { Reason = "the stack under the drill is gone" })
            .Add(gone + 2, new StackEnded { NoFaultLeft = noFaultLeft, Detail = "" }).Verdict();
        Assert.Equal((CriterionStatus.Inconclusive, exitCode), (verdict.Status, verdict.ExitCode));
        Soundness(verdict).Inconclusive(noFaultLeft ? "The stack had ended when the run did, and no fault of it is left." : "The stack had ended when the run did.");
    }

    [Fact]
    public void A_full_disk_makes_losses_inconclusive()
    {
        var verdict = Losing().Add(28_900, new SpaceChecked { Path = "/home", FreeBytes = (8 << 20) - 1 }).Verdict();
        Soundness(verdict).Inconclusive("Only 8191 KiB were free at t+28.900 s in /home");
        Assert.Equal(CriterionStatus.Inconclusive, verdict.Status);
    }

    [Fact]
    public void Room_enough_excuses_nothing() =>
        Assert.Equal(CriterionStatus.Failed, Losing().Add(28_900, new SpaceChecked { Path = "/home", FreeBytes = 8 << 20 }).Verdict().Status);

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public void A_proxy_that_stood_still_makes_failures_inconclusive(double stallMs, bool doubted)
    {
        var verdict = DoctoredJournal.Healthy().FailReads(20_500, 28_500).Add(9_000, new HostStalled { Service = "faults", StallMs = stallMs }).Verdict();
        Assert.Equal(doubted ? CriterionStatus.Inconclusive : CriterionStatus.Failed, verdict.Status);
        if (doubted)
        {
            Soundness(verdict).Inconclusive("The host of the proxies (faults) stood still for 1.00 s until t+9.000 s");
        }
    }

    [Fact]
    public void A_probe_that_fails_at_the_end_is_a_doubt_in_restoration()
    {
        var from = DoctoredJournal.Ns(25_000);
        DoctoredJournal.Healthy().Replace<ProbeSampled>(sample => sample.T > from, sample => sample with { Ok = false, Error = "status 500" })
            .Result(CriterionNames.Restoration).Inconclusive("probe samples of evm failed in the last 2.00 s: it was not healthy at the end");
    }

    private static DoctoredJournal Losing() => DoctoredJournal.Healthy().Remove<LeaseFound>(lease => lease.LeaseId == HealthyRun.LeaseId(3));

    private static CriterionResult Soundness(RunVerdict verdict) => verdict.Criteria.Single(result => result.Criterion == CriterionNames.Soundness);
}
