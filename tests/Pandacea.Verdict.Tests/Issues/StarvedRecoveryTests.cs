using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>On a machine that was busy with something else an agent started too slowly, and its recovery was failed.</summary>
public sealed class StarvedRecoveryTests
{
    private static readonly double Undone = DoctoredJournal.After(HealthyPlan.Down, 0);

    [Fact]
    public void A_recovery_without_processors_is_inconclusive() =>
        Late(busy: 1, others: 0.72).Inconclusive("but other programs had 72 % of this machine's processors then, and nothing was left over");

    [Fact]
    public void What_the_machine_did_until_the_recovery_counts() =>
        Slow().Add(Undone - 100, new HostLoad { Busy = 0.1, Others = 0 }).Add(Undone + 2_600, new HostLoad { Busy = 1, Others = 0.9 })
            .Result(CriterionNames.Recovery).Inconclusive("but other programs had 90 % of this machine's processors then");

    [Theory]
    [InlineData(0.89, 0.72)]
    [InlineData(1, 0.54)]
    public void A_recovery_with_processors_enough_is_failed(double busy, double others) => Late(busy, others).Failed("Recovered from window 4");

    [Fact]
    public void Others_at_another_time_excuse_nothing() =>
        Slow().Add(Undone - 2_000, new HostLoad { Busy = 1, Others = 1 }).Add(Undone - 1_000, new HostLoad { Busy = 0.3, Others = 0 })
            .Result(CriterionNames.Recovery).Failed("Recovered from window 4");

    [Fact]
    public void A_recovery_in_time_is_passed_however_busy_the_machine_was() => Assert.Equal(
        CriterionStatus.Passed,
        DoctoredJournal.Healthy().Add(Undone + 300, new HostLoad { Busy = 1, Others = 1 }).Result(CriterionNames.Recovery).Status);

    private static CriterionResult Late(double busy, double others) => Slow()
        .Add(Undone + 500, new HostLoad { Busy = busy, Others = others })
        .Add(Undone + 1_500, new HostLoad { Busy = busy, Others = others })
        .Add(Undone + 2_500, new HostLoad { Busy = busy, Others = others }).Result(CriterionNames.Recovery);

    private static DoctoredJournal Slow() => DoctoredJournal.Healthy().FailReads(Undone, Undone + 2_500).Criteria(asked => asked with { RecoveryWithinMs = 2_000 });
}
