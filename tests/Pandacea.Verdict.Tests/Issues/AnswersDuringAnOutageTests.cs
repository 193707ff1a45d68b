using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A paused node that a stranger had let run on three seconds before the undo gave a recovery time of 0.4 s instead of 10.4 s.</summary>
public sealed class AnswersDuringAnOutageTests
{
    private const int Silent = HealthyPlan.Silent;

    [Theory]
    [InlineData("pause")]
    [InlineData("timeout")]
    [InlineData("reset_peer")]
    public void Right_answers_before_the_undo_make_the_run_inconclusive(string type)
    {
        var journal = Answered(300, 3).Window(Silent, window => window with { Type = type });
        journal.Result(CriterionNames.Soundness).Inconclusive($"The fault of window 1 ({type} on evm) was lifted at t+3.800 s or before by no undo of this run: the independent probe had 3 right answers");
        Assert.Equal(CriterionStatus.Inconclusive, journal.Verdict().Status);
    }

    [Fact]
    public void So_do_answers_to_what_waited_in_the_pause() =>
        Answered(2_000, 3, latency: 900).Result(CriterionNames.Soundness).Inconclusive("was lifted at t+5.500 s or before");

    [Fact]
    public void Two_answers_may_be_anything() => Answered(300, 2).Result(CriterionNames.Soundness).Passed();

    [Fact]
    public void What_was_answered_from_the_start_never_was_in_force_which_is_told_by_exposure() =>
        Answered(299, 3).Result(CriterionNames.Soundness).Passed();

    [Fact]
    public void What_was_asked_when_the_fault_came_may_be_answered_in_it() =>
        Answered(350, 1, latency: 251).Adding(400, 2).Result(CriterionNames.Soundness).Passed();

    [Fact]
    public void What_waited_for_the_undo_may_be_answered_after_it() =>
        Answered(4_000, 3, latency: 900).Result(CriterionNames.Soundness).Passed();

    [Theory]
    [InlineData("latency", 100, null, false)]
    [InlineData("http_status", 100, null, false)]
    [InlineData("timeout", 99, null, false)]
    [InlineData("timeout", 100, "eth_call", false)]
    [InlineData("timeout", 100, null, true)]
    public void A_fault_that_leaves_some_answers_right_may_have_them(string type, double percent, string? method, bool canary) => Assert.DoesNotContain(
        "by no undo",
        string.Join(' ', Answered(300, 3).Window(Silent, window => window with { Type = type, Percent = percent, Method = method, Canary = canary }).Result(CriterionNames.Soundness).Evidence),
        StringComparison.Ordinal);

    /// <summary>Right answers of the probe, 10 ms apart, the first so long after the injection.</summary>
    private static DoctoredJournal Answered(double ms, int count, double latency = 2) => DoctoredJournal.Healthy().Adding(ms, count, latency);
}

file static class Answers
{
    public static DoctoredJournal Adding(this DoctoredJournal journal, double ms, int count, double latency = 2) => Enumerable.Range(0, count)
        .Aggregate(journal, (all, at) => all.Add(DoctoredJournal.Into(HealthyPlan.Silent, ms + (10 * at)), new ProbeSampled { Dependency = "evm", Ok = true, LatencyMs = latency }));
}
