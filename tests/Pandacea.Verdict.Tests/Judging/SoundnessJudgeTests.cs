using Pandacea.Protocol;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class SoundnessJudgeTests
{
    [Fact]
    public void Damage_is_inconclusive()
    {
        var verdict = DoctoredJournal.Healthy().Verdict(new JournalDamage(JournalDamageKind.WrongHash, 7, "Line 7 holds another hash."));
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Soundness).Inconclusive("Journal: Line 7 holds another hash.");
        Assert.Equal((CriterionStatus.Inconclusive, ExitCodes.Inconclusive), (verdict.Status, verdict.ExitCode));
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void Operations_that_start_late_are_inconclusive(double lagMs, bool doubted) =>
        Check(DoctoredJournal.Healthy().Replace<OperationInvoked>(_ => true, operation => operation with { T = operation.Due + DoctoredJournal.Ns(lagMs) }), doubted, "Operations were started late");

    [Fact]
    public void What_starts_late_before_the_baseline_is_the_settling_of_the_load()
    {
        var journal = DoctoredJournal.Healthy();
        for (var late = 0; late < 500; late++)
        {
            journal.Add(400, new OperationInvoked { Op = 5_000_000 + late, Name = OperationNames.BlockRead, Due = DoctoredJournal.Ns(1) });
            journal.Add(401, new OperationEnded { Op = 5_000_000 + late, Outcome = OperationOutcome.Ok });
        }

        Check(journal, false, string.Empty);
    }

    [Fact]
    public void Half_a_percent_of_late_operations_is_tolerated() =>
        Check(DoctoredJournal.Healthy().Replace<OperationInvoked>(operation => operation.Op % 200 == 0, operation => operation with { T = operation.Due + DoctoredJournal.Ns(500) }), false, string.Empty);

    [Fact]
    public void Two_percent_of_late_operations_are_inconclusive() =>
        Check(DoctoredJournal.Healthy().Replace<OperationInvoked>(operation => operation.Op % 50 == 0, operation => operation with { T = operation.Due + DoctoredJournal.Ns(500) }), true, "started late");

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void A_schedule_that_was_not_sent_is_inconclusive(long missing, bool doubted) =>
        Check(
            DoctoredJournal.Healthy().Replace<CountersSampled>(_ => true, sample => sample with
            {
                Values = new Dictionary<string, long>(sample.Values) { [CounterNames.Started] = sample.Values[CounterNames.Scheduled] - missing },
            }),
            doubted,
            "scheduled operations were started");

    [Fact]
    public void Missing_counters_are_inconclusive() => Check(DoctoredJournal.Healthy().Remove<CountersSampled>(), true, "counters are missing");

    [Theory]
    [InlineData(2_000, false)]
    [InlineData(2_001, true)]
    public void A_host_that_stood_still_is_inconclusive(double ms, bool doubted) =>
        Check(DoctoredJournal.Healthy().Add(9_000, new HostStalled { StallMs = ms }), doubted, "The runner stood still for 2.00 s until t+9.000 s");

    [Theory]
    [InlineData(5_000, false)]
    [InlineData(5_001, true)]
    [InlineData(-5_001, true)]
    public void A_clock_that_is_off_is_inconclusive(double ms, bool doubted) =>
        Check(DoctoredJournal.Healthy().Add(9_000, new ClockChecked { Service = "agent", OffsetMs = ms }), doubted, "The clock of agent is");

    [Fact]
    public void A_foreign_fault_is_inconclusive() =>
        Check(DoctoredJournal.Healthy().Add(9_000, new ForeignFaultSeen { What = "toxic latency on evm" }), true, "toxic latency on evm");

    [Fact]
    public void An_interrupted_run_is_inconclusive_and_exits_with_130()
    {
        var verdict = DoctoredJournal.Healthy().Add(29_000, new RunInterrupted { Reason = "Ctrl-C" }).Verdict();
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Soundness).Inconclusive("The run was interrupted at t+29.000 s: Ctrl-C");
        Assert.Equal((ExitCodes.Interrupted, true), (verdict.ExitCode, verdict.Interrupted));
    }

    [Fact]
    [Trait("Requirement", "S23")]
    public void A_run_that_broke_off_is_inconclusive_and_says_why()
    {
        var verdict = DoctoredJournal.Healthy().Add(29_000, new RunBrokenOff { Reason = "the node is gone" }).Verdict();
        verdict.Criteria.Single(result => result.Criterion == CriterionNames.Soundness).Inconclusive("The run broke off at t+29.000 s: the node is gone");
        Assert.Equal((ExitCodes.Inconclusive, false), (verdict.ExitCode, verdict.Interrupted));
    }

    [Fact]
    public void Unknown_writes_without_verification_are_inconclusive() =>
        Check(DoctoredJournal.Healthy().Remove<VerificationEnded>().Replace<OperationEnded>(ended => ended.Op == 10, ended => ended with { Outcome = OperationOutcome.Unknown }), true, "1 operations may or may not have happened and were not resolved: 10.");

    [Fact]
    public void Unknown_writes_with_failed_verification_are_inconclusive() =>
        Check(DoctoredJournal.Healthy().Replace<VerificationEnded>(_ => true, ended => ended with { Error = "down" }).Remove<OperationEnded>(ended => ended.Op == 11), true, "not resolved: 11.");

    [Fact]
    public void Unknown_writes_without_terms_cannot_be_resolved() =>
        Check(DoctoredJournal.Healthy().Replace<OperationInvoked>(operation => operation.Op == 10, operation => operation with { Lease = null }).Remove<OperationEnded>(ended => ended.Op == 10), true, "not resolved: 10.");

    [Fact]
    public void Unknown_writes_that_verification_resolved_are_sound() =>
        Check(DoctoredJournal.Healthy().Remove<OperationEnded>(ended => ended.Op == 10), false, string.Empty);

    [Fact]
    public void Unknown_reads_have_no_effect() =>
        Check(DoctoredJournal.Healthy().Remove<VerificationEnded>().Remove<OperationEnded>(ended => ended.Op == 13), false, string.Empty);

    [Fact]
    public void Too_little_before_the_faults_is_inconclusive() =>
        Check(Only(20, operation => operation.Due < DoctoredJournal.Ns(HealthyPlan.InjectFrom - 2)), true, "Only 19 operations were acknowledged before the first fault; 20 are needed");

    [Fact]
    public void Just_enough_before_the_faults_is_enough() => Assert.DoesNotContain(
        Only(21, operation => operation.Due < DoctoredJournal.Ns(HealthyPlan.InjectFrom - 2)).Result(CriterionNames.Soundness).Evidence,
        line => line.Contains("are needed", StringComparison.Ordinal));

    [Fact]
    public void Too_little_after_the_faults_is_inconclusive() =>
        Check(Only(20, operation => operation.Due >= DoctoredJournal.Ns(DoctoredJournal.After(HealthyPlan.Down, 300))), true, "acknowledged after the last fault; 20 are needed");

    [Fact]
    public void Nothing_during_the_faults_is_inconclusive() =>
        Check(
            DoctoredJournal.Healthy().Remove<OperationInvoked>(operation =>
                operation.Due >= DoctoredJournal.Ns(HealthyPlan.InjectFrom - 2) && operation.Due < DoctoredJournal.Ns(DoctoredJournal.After(HealthyPlan.Down, 0))),
            true,
            "No operation was due while faults were in force");

    [Fact]
    public void Without_a_plan_nothing_else_is_judged()
    {
        var verdict = DoctoredJournal.Healthy().Remove<RunStarted>().Verdict();
        var result = Assert.Single(verdict.Criteria);
        result.Inconclusive("The first record, which says what was going to be done, is missing");
        Assert.Null(verdict.Run);
        Assert.Equal(ExitCodes.Inconclusive, verdict.ExitCode);
    }

    [Fact]
    public void What_was_measured_is_told()
    {
        var figures = DoctoredJournal.Healthy().Result(CriterionNames.Soundness).Figures;
        Assert.Equal((1, 1, 0), (figures["generatorLagP99Ms"], figures["scheduleStarted"], figures["unknownUnresolved"]));
    }

    [Fact]
    public void A_loss_in_a_damaged_journal_is_none() => Assert.Equal(
        CriterionStatus.Inconclusive,
        DoctoredJournal.Healthy().Remove<LeaseFound>(found => found.LeaseId == "0xl3").Verdict(new JournalDamage(JournalDamageKind.WrongHash, 7, "Line 7 holds another hash.")).Status);

    [Fact]
    public void Failures_under_a_load_that_was_not_as_planned_are_not_counted()
    {
        var failing = DoctoredJournal.Healthy().Criteria(asked => asked with { RecoveryWithinMs = 1 });
        Assert.Equal(CriterionStatus.Failed, failing.Verdict().Status);
        Assert.Equal(CriterionStatus.Inconclusive, failing.Plan(plan => plan with { Rates = new Dictionary<string, double>(plan.Rates) { [OperationNames.BlockRead] = 15 } }).Verdict().Status);
    }

    [Fact]
    public void Failures_under_a_load_that_was_not_sent_are_not_counted() => Assert.Equal(
        CriterionStatus.Inconclusive,
        DoctoredJournal.Healthy().Criteria(asked => asked with { RecoveryWithinMs = 1 }).Replace<CountersSampled>(_ => true, sample => sample with
        {
            Values = new Dictionary<string, long>(sample.Values) { [CounterNames.Started] = sample.Values[CounterNames.Scheduled] / 2 },
        }).Verdict().Status);

    [Fact]
    public void Every_verification_must_have_read_to_its_end()
    {
        var unknown = DoctoredJournal.Healthy().WithStore().Remove<OperationEnded>(ended => ended.Op == 10);
        Check(unknown, false, string.Empty);
        Check(unknown.Replace<VerificationEnded>(read => read.Of == Sources.Chain, read => read with { Error = "down" }), true, "not resolved: 10.");
    }

    [Fact]
    public void It_is_never_failed_and_can_be_asked_twice()
    {
        var computation = new VerdictComputation();
        foreach (var record in DoctoredJournal.Healthy().Add(9_000, new HostStalled { StallMs = 20_000 }).Records)
        {
            computation.See(record);
        }

        var first = computation.Conclude([]).Criteria.Single(result => result.Criterion == CriterionNames.Soundness);
        var second = computation.Conclude([]).Criteria.Single(result => result.Criterion == CriterionNames.Soundness);
        Assert.Equal(first.Evidence, second.Evidence);
        Assert.Equal(CriterionStatus.Inconclusive, second.Status);
    }

    /// <summary>Keeps one operation fewer than <paramref name="limit"/> of those that match; the others are gone.</summary>
    private static DoctoredJournal Only(int limit, Func<OperationInvoked, bool> match)
    {
        var kept = DoctoredJournal.Healthy().Of<OperationInvoked>().Where(operation => match(operation) && operation.Name == OperationNames.BlockRead).Take(limit - 1).Select(operation => operation.Op).ToHashSet();
        return DoctoredJournal.Healthy().Remove<OperationInvoked>(operation => match(operation) && !kept.Contains(operation.Op));
    }

    private static void Check(DoctoredJournal journal, bool doubted, string because)
    {
        var result = journal.Result(CriterionNames.Soundness);
        if (doubted)
        {
            result.Inconclusive(because);
        }
        else
        {
            result.Passed();
        }
    }
}
