using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class RelianceTests
{
    private static readonly string[] Timed = [CriterionNames.Backoff, CriterionNames.CircuitOpens, CriterionNames.Recovery, CriterionNames.Attempts, CriterionNames.RetryAfter];

    [Fact]
    public void A_failure_that_rests_on_a_doubtful_measurement_is_inconclusive_and_keeps_its_words() => Assert.All(Timed, static criterion =>
    {
        var result = Reliance.On(Failed(criterion), Unreliability.Measurement);
        Assert.Equal((CriterionStatus.Inconclusive, "Not counted as failed, because the run did not go as planned: it broke"), (result.Status, result.Summary));
    });

    [Theory]
    [InlineData(CriterionNames.Loss)]
    [InlineData(CriterionNames.Restoration)]
    public void A_loss_or_a_fault_left_in_force_is_one_however_slow_the_runner(string criterion)
    {
        var failed = Failed(criterion) with { CouldNotUndo = criterion == CriterionNames.Restoration };
        Assert.Same(failed, Reliance.On(failed, Unreliability.Measurement));
    }

    [Theory]
    [InlineData(CriterionNames.Loss)]
    [InlineData(CriterionNames.Restoration)]
    [InlineData(CriterionNames.Recovery)]
    public void A_damaged_journal_shows_no_failure_at_all(string criterion)
    {
        var result = Reliance.On(Failed(criterion) with { CouldNotUndo = true }, Unreliability.Journal);
        Assert.Equal((CriterionStatus.Inconclusive, false), (result.Status, result.CouldNotUndo));
        Assert.Contains("the journal is damaged", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_turned_into_a_pass_and_no_pass_into_something_else()
    {
        foreach (var doubt in Enum.GetValues<Unreliability>())
        {
            var passed = Failed(CriterionNames.Recovery) with { Status = CriterionStatus.Passed };
            Assert.Same(passed, Reliance.On(passed, doubt));
            Assert.NotEqual(CriterionStatus.Passed, Reliance.On(Failed(CriterionNames.Recovery), doubt).Status);
        }

        var counted = Failed(CriterionNames.Recovery);
        Assert.Same(counted, Reliance.On(counted, Unreliability.None));
    }

    [Fact]
    public void Only_the_circuit_is_excused_by_a_fault_that_was_not_met()
    {
        var circuit = Failed(CriterionNames.CircuitOpens);
        Assert.Same(circuit, Reliance.OnFault(circuit, met: true));
        Assert.Equal(CriterionStatus.Inconclusive, Reliance.OnFault(circuit, met: false).Status);
        var backoff = Failed(CriterionNames.Backoff);
        Assert.Same(backoff, Reliance.OnFault(backoff, met: false));
        var passed = circuit with { Status = CriterionStatus.Passed };
        Assert.Same(passed, Reliance.OnFault(passed, met: false));
    }

    private static CriterionResult Failed(string criterion) =>
        new(criterion, CriterionStatus.Failed, "it broke", [], new Dictionary<string, double>());
}
