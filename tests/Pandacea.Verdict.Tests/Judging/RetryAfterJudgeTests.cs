using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class RetryAfterJudgeTests
{
    [Fact]
    [Trait("Requirement", "S21")]
    public void A_retry_before_its_time_is_failed() =>
        Judge(Second(At(970))).Failed("to wait 1.00 s and came back after 970 ms");

    [Fact]
    public void A_retry_within_the_tolerance_passes() => Judge(Second(At(980))).Passed();

    [Fact]
    public void The_next_attempt_counts_and_not_a_later_one() =>
        Judge(Second(At(970)).Add(28_000, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(28_000), Client = "workload", Call = FirstCall, Attempt = 3 })).Failed($"Call {FirstCall} attempt 1 was asked at");

    [Fact]
    public void Pairs_and_the_smallest_margin_are_told()
    {
        var result = Judge(DoctoredJournal.Healthy().Replace<RequestArrived>(arrival => arrival is { Attempt: 2 } && arrival.Call == FirstCall, arrival => arrival with { At = arrival.At - DoctoredJournal.Ns(15) }));
        result.Passed();
        Assert.Equal((90, 90), (result.Figures["pairs"], result.Figures["asked"]));
        Assert.Equal(-5, result.Figures["smallestMarginMs"], 0.001);
    }

    [Fact]
    public void Calls_that_never_came_back_are_no_evidence() =>
        Judge(DoctoredJournal.Healthy().Remove<RequestArrived>(arrival => arrival.Attempt == 2)).Inconclusive("Only 0 of 90 calls");

    [Fact]
    public void Two_pairs_are_too_few_and_three_are_enough()
    {
        var calls = DoctoredJournal.Healthy().Of<RequestArrived>().Where(arrival => arrival.Attempt == 2).Select(arrival => arrival.Call).ToList();
        Judge(Keep(calls.Take(2))).Inconclusive("Only 2 of 90");
        Judge(Keep(calls.Take(3))).Passed();
    }

    [Fact]
    public void A_request_that_was_let_through_was_not_asked_to_wait() =>
        Judge(Second(At(10)).Replace<FaultDecided>(decision => decision.RetryAfterMs is not null, decision => decision with { Hit = decision.Ordinal % 2 == 0 && decision.Attempt > 5 }))
            .Inconclusive("Only 0 of 0");

    [Fact]
    public void Probes_are_no_evidence() =>
        Judge(DoctoredJournal.Healthy().Replace<FaultDecided>(_ => true, decision => decision with { Probe = "drill" })).Inconclusive("Only 0 of 0");

    private static string FirstCall => DoctoredJournal.Healthy().Of<FaultDecided>().First(decision => decision.RetryAfterMs is not null).Call!;

    private static DoctoredJournal Keep(IEnumerable<string?> calls)
    {
        var kept = calls.ToHashSet();
        return DoctoredJournal.Healthy().Remove<RequestArrived>(arrival => arrival.Attempt == 2 && !kept.Contains(arrival.Call));
    }

    private static DoctoredJournal Second(Func<long, long> at)
    {
        var first = DoctoredJournal.Healthy().Of<FaultDecided>().Where(decision => decision.RetryAfterMs is not null).ToDictionary(decision => decision.Call!, decision => decision.At);
        return DoctoredJournal.Healthy().Replace<RequestArrived>(arrival => arrival.Attempt == 2, arrival => arrival with { At = at(first[arrival.Call!]) });
    }

    private static Func<long, long> At(double ms) => first => first + DoctoredJournal.Ns(ms);

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.RetryAfter);
}
