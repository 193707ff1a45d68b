using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class ExposureJudgeTests
{
    [Fact]
    [Trait("Requirement", "S20")]
    public void A_fault_that_was_not_injected_is_inconclusive_by_the_probe() =>
        Judge(DoctoredJournal.Healthy().Replace<ProbeSampled>(probe => !probe.Ok, probe => probe with { Ok = true, LatencyMs = 5, Error = null }))
            .Inconclusive("The independent probe saw 0 of 20 samples fail or slow down in window 1");

    [Fact]
    public void A_client_that_goes_around_the_proxy_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<RequestArrived>()).Inconclusive("No client's requests passed the proxy before the first fault");

    [Fact]
    public void A_fault_that_could_not_be_applied_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Replace<FaultInjected>(at => at.Window == 1, at => new FaultFailed { T = at.T, Window = 1, Step = "inject", Error = "no such proxy" }))
            .Inconclusive("The fault of window 2 (http_status on evm) could not be applied: no such proxy");

    [Fact]
    public void A_window_without_injection_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultInjected>(at => at.Window == 3)).Inconclusive("The fault of window 4 (down on evm) was not applied and undone");

    [Fact]
    public void A_window_without_undo_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultLifting>(at => at.Window == 3)).Inconclusive("was not applied and undone");

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Enough_requests_meet_a_fault_below_messages(int arrivals, bool doubted)
    {
        var inside = DoctoredJournal.Healthy().Of<RequestArrived>().Where(Silent).Skip(arrivals).Select(arrival => arrival.Call).ToHashSet();
        Check(DoctoredJournal.Healthy().Remove<RequestArrived>(arrival => Silent(arrival) && inside.Contains(arrival.Call)), doubted, "Only 4 requests of workload met the fault of window 1 (timeout on evm); 5 are needed");
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Enough_requests_are_decided_to_meet_a_fault_on_messages(int hits, bool doubted)
    {
        var left = DoctoredJournal.Healthy().Of<FaultDecided>().Where(decision => decision is { Window: 1, Hit: true }).Skip(hits).Select(decision => decision.Call).ToHashSet();
        Check(DoctoredJournal.Healthy().Replace<FaultDecided>(decision => left.Contains(decision.Call), decision => decision with { Hit = false }), doubted, "Only 4 requests of workload met the fault of window 2");
    }

    [Fact]
    public void Decisions_about_probes_are_no_hits() =>
        Judge(DoctoredJournal.Healthy().Replace<FaultDecided>(decision => decision.Window == 1, decision => decision with { Probe = "circuit" })).Inconclusive("Only 0 requests of workload met the fault of window 2");

    [Fact]
    public void Arrivals_of_probes_are_no_hits() =>
        Judge(DoctoredJournal.Healthy().Replace<RequestArrived>(Silent, arrival => arrival with { Probe = "circuit" })).Inconclusive("Only 0 requests of workload met the fault of window 1");

    [Fact]
    public void Arrivals_at_another_proxy_are_no_hits() =>
        Judge(DoctoredJournal.Healthy().Replace<RequestArrived>(Silent, arrival => arrival with { Proxy = "ipfs" })).Inconclusive("Only 0 requests");

    [Fact]
    public void Arrivals_that_name_their_window_are_hits() =>
        Judge(DoctoredJournal.Healthy().Replace<RequestArrived>(Silent, arrival => arrival with { Proxy = "ipfs", Window = 0 })).Passed();

    [Fact]
    public void Each_drilled_client_must_meet_each_fault() =>
        Judge(DoctoredJournal.Healthy().Plan(plan => plan with { Client = null }).Add(1_000, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(1_000), Client = "agent", Call = "a1", Attempt = 1 }))
            .Inconclusive("Only 0 requests of agent met the fault of window 1");

    [Fact]
    public void A_client_that_came_only_later_is_not_a_drilled_one() =>
        Judge(DoctoredJournal.Healthy().Add(9_000, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(9_000), Client = "other", Call = "a1", Attempt = 1 })).Passed();

    [Fact]
    public void Canaries_that_did_not_meet_their_fault_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<FaultDecided>(decision => decision is { Window: 2, Attempt: > 1 })).Inconclusive("Only 3 canary requests met the fault of window 3");

    [Fact]
    public void Refused_connections_are_counted_by_the_client()
    {
        var journal = DoctoredJournal.Healthy().Replace<CountersSampled>(_ => true, sample => sample with
        {
            Values = new Dictionary<string, long>(sample.Values) { [CounterNames.Refused] = Math.Min(4, sample.Values[CounterNames.Refused]) },
        });
        Judge(journal).Inconclusive("Only 4 attempts found their connection refused and so met the fault of window 4");
    }

    [Fact]
    public void Where_a_process_ends_failures_that_opened_the_circuit_count_beside_the_refusals()
    {
        var journal = DoctoredJournal.Healthy().Window(HealthyPlan.Down, window => window with { Type = "kill" });
        Assert.Contains("window 4 (kill on evm): 25 attempts found their connection refused and so met the fault.", Judge(journal).Evidence);
    }

    [Theory]
    [InlineData(HealthyPlan.SteadyFrom - 1, false)]
    [InlineData(HealthyPlan.SteadyFrom, true)]
    [InlineData(HealthyPlan.InjectFrom - 2, true)]
    [InlineData(HealthyPlan.InjectFrom - 1, false)]
    public void Who_came_in_the_steady_state_is_a_client(double ms, bool client) =>
        Check(
            DoctoredJournal.Healthy().Plan(plan => plan with { Client = null }).Add(ms, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(ms), Client = "other", Call = "a1", Attempt = 1 }),
            client,
            "Only 0 requests of other met the fault of window 1");

    [Fact]
    public void Refusals_without_counters_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<CountersSampled>()).Inconclusive("Only 0 attempts found their connection refused");

    [Fact]
    public void Refusals_that_the_probe_did_not_see_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Replace<ProbeSampled>(probe => probe.Error == "refused", probe => probe with { Error = "timeout" })).Inconclusive("The independent probe was not refused in window 4");

    [Fact]
    public void Half_of_the_probe_samples_must_show_the_fault()
    {
        var failed = DoctoredJournal.Healthy().Of<ProbeSampled>().Where(probe => probe.Error == "timeout").ToList();
        Judge(Heal(failed.Take(11))).Inconclusive("saw 9 of 20 samples");
        Judge(Heal(failed.Take(10))).Passed();
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_slow_answer_shows_latency(double ms, bool doubted) =>
        Check(
            DoctoredJournal.Healthy().Replace<ProbeSampled>(probe => probe.Error == "timeout", probe => probe with { Ok = true, LatencyMs = ms, Error = null, T = probe.T - DoctoredJournal.Ns(probe.LatencyMs - ms) }),
            doubted,
            "saw 0 of 20 samples");

    [Fact]
    public void A_share_of_requests_need_not_show_to_the_probe() =>
        Judge(DoctoredJournal.Healthy()).Passed();

    [Fact]
    public void A_probe_that_is_never_healthy_again_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<ProbeSampled>(probe => probe.T > DoctoredJournal.Ns(DoctoredJournal.After(3, 0)))).Inconclusive("never saw evm healthy after window 4");

    [Fact]
    public void A_probe_that_is_healthy_only_after_the_next_window_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<ProbeSampled>(probe => probe.T > DoctoredJournal.Ns(DoctoredJournal.After(0, 0)) && probe.T < DoctoredJournal.Ns(DoctoredJournal.Into(1, 0))))
            .Inconclusive("never saw evm healthy after window 1");

    [Fact]
    public void A_window_joined_to_the_next_may_be_healthy_only_after_it() =>
        Judge(DoctoredJournal.Healthy().Window(HealthyPlan.Silent, window => window with { Joined = true })
            .Remove<ProbeSampled>(probe => probe.T > DoctoredJournal.Ns(DoctoredJournal.After(0, 0)) && probe.T < DoctoredJournal.Ns(DoctoredJournal.Into(1, 0)))).Passed();

    [Fact]
    public void No_retry_means_that_retrying_was_not_tested()
    {
        Judge(DoctoredJournal.Healthy().Remove<RetryScheduled>()).Inconclusive("retrying was not tested");
        Judge(DoctoredJournal.Healthy().Remove<RetryScheduled>().Criteria(asked => asked with { AttemptsPerCall = null })).Inconclusive("retrying was not tested");
        Judge(DoctoredJournal.Healthy().Remove<RetryScheduled>().Criteria(asked => asked with { AttemptsPerCall = null, BackoffAtLeastMs = null })).Passed();
    }

    [Fact]
    public void No_opening_means_that_the_circuit_was_not_tested()
    {
        Judge(DoctoredJournal.Healthy().Remove<CircuitChanged>()).Inconclusive("the circuit breaker was not tested");
        Judge(DoctoredJournal.Healthy().Remove<CircuitChanged>().Criteria(asked => asked with { CircuitOpensAfter = null })).Passed();
    }

    [Fact]
    public void No_Retry_After_means_that_honouring_it_was_not_tested()
    {
        var journal = DoctoredJournal.Healthy().Replace<FaultDecided>(_ => true, decision => decision with { RetryAfterMs = null });
        Judge(journal).Inconclusive("honouring it was not tested");
        Judge(journal.Criteria(asked => asked with { RetryAfterHonoured = false })).Passed();
    }

    [Fact]
    public void A_plan_without_faults_is_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Plan(plan => plan with { Windows = [] })).Inconclusive("The plan has no fault windows");

    [Fact]
    public void Hits_stand_in_the_summary_and_in_the_table()
    {
        var verdict = DoctoredJournal.Healthy().Verdict();
        Assert.Equal([110, 90, 18, 15], verdict.Windows.Select(window => window.Hits));
        var result = Judge(DoctoredJournal.Healthy());
        Assert.Equal((110, 90, 18, 15), (result.Figures["window0Hits"], result.Figures["window1Hits"], result.Figures["window2Hits"], result.Figures["window3Hits"]));
        Assert.Contains("window 1 (timeout on evm): 20 of 20 probe samples failed or were slower than 30 ms.", result.Evidence);
        Assert.Equal("4 of 4 windows: 110, 90, 18, 15 requests hit; every defence acted", verdict.Criteria.Single(result => result.Criterion == CriterionNames.Exposure).Summary);
    }

    private static bool Silent(RequestArrived arrival) =>
        arrival.Probe is null && arrival.At >= DoctoredJournal.Ns(DoctoredJournal.Into(0, 0)) && arrival.At <= DoctoredJournal.Ns(DoctoredJournal.After(0, 0));

    private static DoctoredJournal Heal(IEnumerable<ProbeSampled> samples)
    {
        var healed = samples.Select(sample => sample.T - DoctoredJournal.Ns(sample.LatencyMs)).ToHashSet();
        return DoctoredJournal.Healthy().Replace<ProbeSampled>(
            probe => probe.Error == "timeout" && healed.Contains(probe.T - DoctoredJournal.Ns(probe.LatencyMs)),
            probe => probe with { Ok = true, Error = null, LatencyMs = 5, T = probe.T - DoctoredJournal.Ns(probe.LatencyMs - 5) });
    }

    private static void Check(DoctoredJournal journal, bool doubted, string because)
    {
        var result = Judge(journal);
        if (doubted)
        {
            result.Inconclusive(because);
        }
        else
        {
            result.Passed();
        }
    }

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.Exposure);
}
