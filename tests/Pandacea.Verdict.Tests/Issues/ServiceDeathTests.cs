using Pandacea.Protocol;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A service that died by itself, or by a stranger's hand, once left a passed run or a red one that was not the system's.</summary>
public sealed class ServiceDeathTests
{
    private const string Agent = "agent";
    private const string Evm = "evm";

    [Fact]
    public void An_agent_that_died_and_came_back_makes_a_run_inconclusive()
    {
        var verdict = Died(Agent).Add(21_500, new ServiceChanged { Service = Agent, State = "returned", At = DoctoredJournal.Ns(21_400) }).Verdict();
        Soundness(verdict).Inconclusive("The service agent died at t+21.000 s with exit code 137 by no fault of this run; it answered again at t+21.400 s.");
        Assert.Equal((CriterionStatus.Inconclusive, ExitCodes.Inconclusive), (verdict.Status, verdict.ExitCode));
    }

    [Fact]
    public void What_the_agent_acknowledged_must_outlive_its_death()
    {
        var verdict = Died(Agent).Remove<LeaseFound>(lease => lease.LeaseId == HealthyRun.LeaseId(3)).Verdict();
        Soundness(verdict).Inconclusive("it was not seen to answer again");
        Assert.Equal(CriterionStatus.Failed, verdict.Criteria.Single(result => result.Criterion == CriterionNames.Loss).Status);
    }

    [Fact]
    public void A_chain_that_died_loses_what_it_acknowledged_and_the_system_does_not()
    {
        var verdict = Died(Evm).Remove<LeaseFound>(lease => lease.LeaseId == HealthyRun.LeaseId(3)).Verdict();
        Soundness(verdict).Inconclusive("The service evm died at t+21.000 s with exit code 137");
        Assert.Equal((CriterionStatus.Inconclusive, ExitCodes.Inconclusive), (verdict.Status, verdict.ExitCode));
    }

    [Fact]
    public void A_service_that_somebody_restarted_is_named() =>
        Soundness(DoctoredJournal.Healthy().Add(9_001, new ServiceChanged { Service = Agent, State = "restarted", At = DoctoredJournal.Ns(9_000) }).Verdict())
            .Inconclusive("The service agent was restarted at t+9.000 s");

    [Theory]
    [InlineData(100, true)]
    [InlineData(-100, false)]
    [InlineData(3_000, false)]
    public void A_death_inside_a_window_that_kills_is_that_windows(double intoMs, bool planned)
    {
        var at = DoctoredJournal.Into(HealthyPlan.Down, intoMs);
        var result = DoctoredJournal.Healthy().Window(HealthyPlan.Down, window => window with { Type = "kill" })
            .Add(at + 1, new ServiceChanged { Service = Evm, State = "died", ExitCode = 137, At = DoctoredJournal.Ns(at) })
            .Result(CriterionNames.Soundness);
        Assert.Equal(planned ? CriterionStatus.Passed : CriterionStatus.Inconclusive, result.Status);
    }

    [Theory]
    [InlineData(Agent)]
    [InlineData(Evm)]
    public void A_service_that_a_stranger_stopped_for_a_while_is_no_failure_of_the_system(string service)
    {
        var verdict = Stopped(DoctoredJournal.Healthy().FailReads(20_500, 28_500), service).Verdict();
        Soundness(verdict).Inconclusive($"The service {service} was stopped (SIGSTOP) at t+20.500 s by no fault of this run; it ran on at t+23.000 s.");
        Assert.Equal((CriterionStatus.Inconclusive, ExitCodes.Inconclusive), (verdict.Status, verdict.ExitCode));
    }

    [Fact]
    public void A_service_that_was_stopped_loses_nothing_that_it_acknowledged() =>
        Assert.Equal(CriterionStatus.Failed, Stopped(DoctoredJournal.Healthy(), Evm).Remove<LeaseFound>(lease => lease.LeaseId == HealthyRun.LeaseId(3)).Verdict().Status);

    [Fact]
    public void A_service_that_still_stands_when_all_is_counted_is_no_loss_of_the_system() =>
        Assert.Equal(
            CriterionStatus.Inconclusive,
            Stopped(DoctoredJournal.Healthy(), Agent).Remove<ServiceChanged>(change => change.State == ServiceChanged.RanOn)
                .Remove<LeaseFound>(lease => lease.LeaseId == HealthyRun.LeaseId(3)).Verdict().Status);

    private static DoctoredJournal Stopped(DoctoredJournal journal, string service) => journal
        .Add(20_501, new ServiceChanged { Service = service, State = ServiceChanged.Suspended, At = DoctoredJournal.Ns(20_500) })
        .Add(23_001, new ServiceChanged { Service = service, State = ServiceChanged.RanOn, At = DoctoredJournal.Ns(23_000) });

    private static DoctoredJournal Died(string service) => DoctoredJournal.Healthy()
        .Add(21_001, new ServiceChanged { Service = service, State = ServiceChanged.Died, ExitCode = 137, At = DoctoredJournal.Ns(21_000) });

    private static CriterionResult Soundness(RunVerdict verdict) => verdict.Criteria.Single(result => result.Criterion == CriterionNames.Soundness);
}
