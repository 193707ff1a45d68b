using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class BackoffJudgeTests
{
    [Fact]
    [Trait("Requirement", "S27")]
    public void A_client_that_does_not_retry_is_failed() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultDecided>(decision => IsCanary(decision) && decision.Attempt > 1))
            .Failed("made 1 of 6 attempts (missing 2, 3, 4, 5, 6)");

    [Fact]
    public void One_attempt_too_few_is_failed() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultDecided>(decision => decision is { Call: "canary1", Attempt: 6 })).Failed("canary1 made 5 of 6");

    [Fact]
    public void One_attempt_too_many_is_failed() =>
        Judge(DoctoredJournal.Healthy().Add(DoctoredJournal.Into(HealthyPlan.Canary, 4_300), Decision("canary0", 7, DoctoredJournal.Into(HealthyPlan.Canary, 4_300))))
            .Failed("made 7 attempts, at most 6");

    [Fact]
    public void No_canary_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultDecided>(IsCanary)).Inconclusive("No canary call met its fault");

    [Fact]
    public void Canaries_that_were_not_hit_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Replace<FaultDecided>(IsCanary, decision => decision with { Hit = false })).Inconclusive("No canary call");

    [Theory]
    [InlineData(54, true)]
    [InlineData(56, false)]
    [InlineData(180, false)]
    [InlineData(210, true)]
    public void The_first_gap_lies_within_its_bounds(double gapMs, bool failed) => Bounds(1, gapMs, failed);

    [Theory]
    [InlineData(1_179, true)]
    [InlineData(1_181, false)]
    [InlineData(2_155, false)]
    [InlineData(2_185, true)]
    public void The_last_gap_lies_within_its_bounds(double gapMs, bool failed) => Bounds(5, gapMs, failed);

    [Fact]
    public void Delays_are_capped() =>
        Judge(Gaps((_, retry) => Math.Min(100 * Math.Pow(2, retry - 1), 500) * (retry % 2 == 0 ? 0.8 : 1.2))
            .Plan(plan => plan with { Timers = plan.Timers with { MaxDelayMs = 500 }, Criteria = plan.Criteria with { BackoffAtLeastMs = 1_000 } })).Passed();

    [Theory]
    [InlineData(2_600, true)]
    [InlineData(2_400, false)]
    public void The_whole_backoff_takes_long_enough(double askedMs, bool failed)
    {
        var result = Judge(Gaps((canary, retry) => 100 * Math.Pow(2, retry - 1) * (canary == 0 && retry == 5 ? 0.75 : canary == 1 ? 0.95 : 0.8))
            .Criteria(asked => asked with { BackoffAtLeastMs = askedMs }));
        Check(result, failed, $"at least {askedMs / 1000:0.00} s asked");
    }

    [Fact]
    [Trait("Requirement", "S21")]
    public void Gaps_without_jitter_are_failed() =>
        Judge(Gaps((_, retry) => 100 * Math.Pow(2, retry - 1))).Failed("No jitter: 9 gaps");

    [Theory]
    [InlineData(0.145, true)]
    [InlineData(0.155, false)]
    public void Jitter_needs_a_spread(double spread, bool failed) =>
        Check(Judge(Gaps((canary, retry) => 100 * Math.Pow(2, retry - 1) * (canary == 0 ? 1 : 1 + spread))), failed, "No jitter");

    [Fact]
    public void Jitter_of_short_gaps_is_noise() =>
        Judge(Gaps((canary, retry) => 100 * Math.Pow(2, retry - 1) * (canary == 0 && retry < 3 ? 1.25 : 1))).Failed("No jitter: 9 gaps");

    [Fact]
    public void Too_few_gaps_cannot_show_jitter() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultDecided>(decision => decision.Call == "canary2")).Inconclusive("Only 6 gaps of 400 ms and more; 8 are needed");

    [Fact]
    public void Eight_gaps_are_enough() =>
        Judge(DoctoredJournal.Healthy().Replace<FaultDecided>(decision => decision is { Call: "canary2", Attempt: 5 }, decision => decision with { RetryAfterMs = 900 })).Passed();

    [Fact]
    public void A_missing_event_is_failed() =>
        Judge(DoctoredJournal.Healthy().Remove<RetryScheduled>(retry => retry is { Call: "canary1", Attempt: 3 })).Failed("canary1: no retry_attempt event for retry 3");

    [Theory]
    [InlineData(24, true)]
    [InlineData(22, false)]
    [InlineData(-85, true)]
    [InlineData(-55, false)]
    public void An_event_agrees_with_the_arrivals(double offMs, bool failed) =>
        Check(
            Judge(DoctoredJournal.Healthy().Replace<RetryScheduled>(retry => retry is { Call: "canary1", Attempt: 2 }, retry => retry with { DelayMs = retry.DelayMs + offMs })),
            failed,
            "canary1: retry 2 was announced with a delay");

    [Fact]
    public void A_gap_that_the_server_asked_for_is_not_held_against_the_nominal_delay() =>
        Judge(Gaps((canary, retry) => canary == 0 && retry == 1 ? 1_000 : 100 * Math.Pow(2, retry - 1) * (canary == 1 ? 0.8 : 1.2))
            .Replace<FaultDecided>(decision => decision is { Call: "canary0", Attempt: 1 }, decision => decision with { RetryAfterMs = 1_000 })).Passed();

    [Fact]
    public void A_call_that_outlived_the_window_is_left_out() =>
        Judge(DoctoredJournal.Healthy()
            .Add(DoctoredJournal.Into(HealthyPlan.Canary, 4_400), Decision("canary9", 1, DoctoredJournal.Into(HealthyPlan.Canary, 4_400)))
            .Add(DoctoredJournal.Into(HealthyPlan.Canary, 4_510), new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(DoctoredJournal.Into(HealthyPlan.Canary, 4_510)), Call = "canary9", Attempt = 2, Client = "workload" }))
            .Passed();

    [Fact]
    public void A_call_that_the_end_of_the_run_cut_off_is_left_out()
    {
        var at = HealthyPlan.InjectFrom + 25_000 - 100;
        var journal = DoctoredJournal.Healthy().Window(HealthyPlan.Canary, window => window with { ForMs = 20_000 });
        Judge(journal.Add(at, Decision("canary9", 1, at))).Passed();
        Judge(journal.Add(at - 200, Decision("canary8", 1, at - 200))).Failed("canary8 made 1 of 6");
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(3, 300)]
    [InlineData(5, 1_500)]
    public void A_call_that_was_cut_off_later_is_left_out_too(int attempts, double beforeEndMs)
    {
        var end = HealthyPlan.InjectFrom + 25_000;
        var journal = DoctoredJournal.Healthy().Window(HealthyPlan.Canary, window => window with { ForMs = 20_000 });
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var ms = end - beforeEndMs - (100 * (Math.Pow(2, attempts - 1) - Math.Pow(2, attempt - 1)));
            journal.Add(ms, Decision("canary9", attempt, ms));
        }

        Judge(journal).Passed();
    }

    [Fact]
    public void A_canary_window_whose_fault_no_call_met_to_its_end_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Window(HealthyPlan.Throttled, window => window with { Canary = true })).Inconclusive("No canary call met the fault of window 2 (http_status on evm) to its end");

    [Fact]
    public void Canaries_are_told_in_their_order() =>
        Assert.Equal(["canary0", "canary1", "canary2"], Judge(DoctoredJournal.Healthy()).Evidence.Select(line => line.Split(' ')[2]));

    [Fact]
    public void Arrivals_fill_in_for_decisions() =>
        Judge(DoctoredJournal.Healthy().Replace<FaultDecided>(
            decision => decision is { Call: "canary1", Attempt: 3 },
            decision => new RequestArrived { T = decision.T, Proxy = "evm", At = decision.At, Call = decision.Call, Attempt = 3, Client = "workload" })).Passed();

    [Fact]
    public void The_summary_tells_canaries_retries_and_range()
    {
        var result = Judge(DoctoredJournal.Healthy());
        Assert.StartsWith("3 canaries x 5 retries, arrivals ", result.Summary, StringComparison.Ordinal);
        Assert.Equal((3, 9), (result.Figures["canaries"], result.Figures["jitterSamples"]));
        Assert.InRange(result.Figures["shortestGapMs"], 80, 130);
        Assert.InRange(result.Figures["longestGapMs"], 1_300, 2_000);
        Assert.Equal(0.4, result.Figures["jitterSpread"], 0.05);
        Assert.Contains("Canary call canary0 at t+16.550 s: 6 attempts in 3.", string.Join('\n', result.Evidence), StringComparison.Ordinal);
        Assert.EndsWith($"arrivals {Text(result.Figures["shortestGapMs"])}-{Text(result.Figures["longestGapMs"])} apart, within bounds", result.Summary, StringComparison.Ordinal);

        static string Text(double ms) => Pandacea.Verdict.Judging.Ns.Ms(ms);
    }

    [Theory]
    [InlineData(700, false)]
    [InlineData(760, true)]
    public void A_retry_may_be_late_by_what_the_machine_was_late(double gapMs, bool failed) =>
        Check(Judge(OnLateMachine(gapMs)), failed, "canary1: retry 1 arrived");

    [Fact]
    public void A_late_machine_excuses_no_early_retry() => Judge(OnLateMachine(50)).Failed("canary1: retry 1 arrived");

    /// <summary>While canary1 waited for its first retry, an operation of the load started 180 ms after it was due.</summary>
    private static DoctoredJournal OnLateMachine(double gapMs)
    {
        var journal = Gaps((canary, at) => canary == 1 && at == 1 ? gapMs : 100 * Math.Pow(2, at - 1) * (canary == 0 ? 0.85 : 1.1));
        var due = journal.Of<FaultDecided>().First(decision => decision is { Call: "canary1", Attempt: 1 }).At;
        return journal.Add((due / 1e6) + 180, new OperationInvoked { Op = 900_000, Name = OperationNames.BlockRead, Due = due });
    }

    private static void Bounds(int retry, double gapMs, bool failed)
    {
        var journal = Gaps((canary, at) => canary == 1 && at == retry ? gapMs : 100 * Math.Pow(2, at - 1) * (canary == 0 ? 0.85 : 1.1));
        Check(Judge(journal), failed, $"canary1: retry {retry} arrived");
    }

    /// <summary>Moves the canaries' attempts; events announce exactly what arrives.</summary>
    private static DoctoredJournal Gaps(Func<int, int, double> gap)
    {
        var start = DoctoredJournal.Healthy().Of<FaultDecided>().Where(decision => IsCanary(decision) && decision.Attempt == 1).ToDictionary(decision => decision.Call!, decision => decision.At);
        return DoctoredJournal.Healthy()
            .Replace<FaultDecided>(IsCanary, decision => decision with
            {
                At = start[decision.Call!] + DoctoredJournal.Ns(Enumerable.Range(1, decision.Attempt!.Value - 1).Sum(retry => gap(Number(decision.Call!), retry))),
            })
            .Replace<RetryScheduled>(retry => retry.Call.StartsWith("canary"), retry => retry with { DelayMs = gap(Number(retry.Call), retry.Attempt) });
    }

    private static int Number(string call) => call[^1] - '0';

    private static bool IsCanary(FaultDecided decision) => decision.Window == HealthyPlan.Canary;

    private static FaultDecided Decision(string call, int attempt, double ms) => new()
    {
        Window = HealthyPlan.Canary, Ordinal = 99, Hit = true, At = DoctoredJournal.Ns(ms), Client = "workload", Call = call, Attempt = attempt,
    };

    private static void Check(CriterionResult result, bool failed, string because)
    {
        if (failed)
        {
            result.Failed(because);
        }
        else
        {
            result.Passed();
        }
    }

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.Backoff);
}
