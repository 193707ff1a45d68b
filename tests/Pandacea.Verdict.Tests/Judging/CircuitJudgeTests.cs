using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class CircuitJudgeTests
{
    private static readonly double Opened = DoctoredJournal.Into(HealthyPlan.Silent, 2_200);
    private static readonly double HalfOpened = DoctoredJournal.After(HealthyPlan.Silent, 250);

    [Fact]
    [Trait("Requirement", "S28")]
    public void A_circuit_that_never_opens_is_failed() =>
        Judge(DoctoredJournal.Healthy().Remove<CircuitChanged>()).Failed("The circuit never opened in window 1 (timeout on evm)");

    [Fact]
    public void Each_outage_must_open_it() =>
        Judge(DoctoredJournal.Healthy().Remove<CircuitChanged>(change => change.T > Ns(HealthyPlan.InjectFrom + 10_000))).Failed("never opened in window 4");

    [Fact]
    public void An_opening_of_another_circuit_does_not_count() =>
        Judge(DoctoredJournal.Healthy().Replace<CircuitChanged>(_ => true, change => change with { Circuit = "ipfs" })).Failed("never opened in window 1");

    [Fact]
    public void A_circuit_named_after_its_endpoint_counts() =>
        Judge(DoctoredJournal.Healthy().Replace<CircuitChanged>(_ => true, change => change with { Circuit = "evm/127.0.0.1:8545" })).Passed();

    [Fact]
    public void A_circuit_still_open_from_before_counts() =>
        Judge(DoctoredJournal.Healthy()
            .Remove<CircuitChanged>(change => change.T > Ns(HealthyPlan.InjectFrom + 10_000) && change.To == "open")
            .Replace<CircuitChanged>(change => change.To == "open", change => change with { ResetMs = 30_000 })
            .Remove<CircuitChanged>(change => change.To != "open" && change.T < Ns(HealthyPlan.InjectFrom + 10_000))
            .Remove<RequestArrived>()).Inconclusive("recorded no arrivals");

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public void Opening_at_another_failure_is_failed(int failures) =>
        Judge(DoctoredJournal.Healthy().Replace<CircuitChanged>(change => change.To == "open", change => change with { Failures = failures }))
            .Failed($"after {failures} failures, not after 10");

    [Fact]
    public void Opening_at_an_unknown_failure_is_failed() =>
        Judge(DoctoredJournal.Healthy().Replace<CircuitChanged>(change => change.To == "open", change => change with { Failures = null })).Failed("an unknown number of failures");

    [Fact]
    public void A_failed_trial_reopens_at_any_count() =>
        Judge(DoctoredJournal.Healthy()
            .Add(HalfOpened + 5, new CircuitChanged { Circuit = "evm", To = "open", Failures = 1, Reason = "half_open_failed" })
            .Add(HalfOpened + 15, new CircuitChanged { Circuit = "evm", To = "half_open" })).Passed();

    [Fact]
    public void Reopenings_alone_do_not_show_the_threshold() =>
        Judge(DoctoredJournal.Healthy().Replace<CircuitChanged>(change => change.To == "open", change => change with { Reason = "half_open_failed" }))
            .Inconclusive("No opening was caused by the failure threshold");

    [Fact]
    [Trait("Requirement", "S22")]
    public void Business_while_open_is_failed() =>
        Judge(Arrival(Opened + 500)).Failed("1 business requests arrived while circuit evm was open");

    [Theory]
    [InlineData(49, false)]
    [InlineData(51, true)]
    public void Attempts_begun_before_the_opening_may_still_arrive(double ms, bool failed) => Check(Judge(Arrival(Opened + ms)), failed, "business requests");

    [Theory]
    [InlineData(-4, false)]
    [InlineData(-6, true)]
    public void The_trial_may_seem_to_arrive_a_little_early(double ms, bool failed) => Check(Judge(Arrival(HalfOpened + ms)), failed, "business requests");

    [Fact]
    public void Requests_to_another_dependency_may_arrive() => Judge(Arrival(Opened + 500, proxy: "ipfs")).Passed();

    [Fact]
    public void The_runners_probes_may_arrive() => Judge(Arrival(Opened + 500, probe: "drill")).Passed();

    [Fact]
    public void Other_probe_marks_are_failed() => Judge(Arrival(Opened + 500, probe: "sdk")).Failed("1 requests with a foreign probe mark");

    [Fact]
    public void Probes_beyond_their_interval_are_failed()
    {
        var journal = Arrival(Opened + 500, probe: "circuit").Add(Opened + 601, Request(Opened + 600, "circuit"));
        Judge(journal).Passed();
        Judge(journal.Add(Opened + 701, Request(Opened + 700, "circuit"))).Failed("4 probes arrived while circuit evm was open for 2.05 s");
    }

    [Fact]
    public void With_the_probe_off_none_may_arrive() =>
        Judge(DoctoredJournal.Healthy().Plan(plan => plan with { Timers = plan.Timers with { ProbeIntervalMs = 0 } })).Failed("at most 0 expected");

    [Fact]
    public void An_outage_too_short_to_tell_need_not_open_it() =>
        Judge(Unopened().Window(HealthyPlan.Silent, window => window with { Type = "latency" }).Window(HealthyPlan.Down, window => window with { Percent = 99 }))
            .Inconclusive("No circuit opened, and no fault lasted long enough");

    [Theory]
    [InlineData(999, false)]
    [InlineData(1_001, true)]
    public void A_loud_outage_opens_it_after_twice_the_time_that_failures_take(double ms, bool failed) =>
        Outage(HealthyPlan.Down, HealthyPlan.Silent, ms, failed);

    [Theory]
    [InlineData(2_999, false)]
    [InlineData(3_001, true)]
    public void A_silent_outage_takes_one_time_out_more(double ms, bool failed) =>
        Outage(HealthyPlan.Silent, HealthyPlan.Down, ms, failed);

    [Fact]
    public void Without_load_nothing_must_open() =>
        Judge(Unopened().Plan(plan => plan with { Rates = new Dictionary<string, double> { [OperationNames.Canary] = 100 } })).Inconclusive("No circuit opened");

    [Theory]
    [InlineData("timeout", null, null, null, true)]
    [InlineData("reset_peer", null, null, null, true)]
    [InlineData("pause", null, null, null, true)]
    [InlineData("kill", null, null, null, true)]
    [InlineData("down", null, null, null, true)]
    [InlineData("latency", null, null, null, false)]
    [InlineData("jsonrpc_error", "code", "-32603", null, true)]
    [InlineData("jsonrpc_error", "code", "-32005", null, false)]
    [InlineData("http_status", "status", "500", null, true)]
    [InlineData("http_status", "status", "502", null, true)]
    [InlineData("http_status", "status", "503", null, true)]
    [InlineData("http_status", "status", "503", "retryAfter", false)]
    [InlineData("http_status", "status", "503", "retry_after", false)]
    [InlineData("http_status", "status", "500", "retryAfter", true)]
    [InlineData("http_status", "status", "504", null, true)]
    [InlineData("http_status", "status", "429", null, false)]
    [InlineData("http_status", "status", "many", null, false)]
    [Trait("Decision", "D26")]
    public void Only_failures_that_the_circuit_counts_must_open_it(string type, string? name, string? value, string? retryAfter, bool failed)
    {
        var attributes = new Dictionary<string, string>();
        if (name is not null)
        {
            attributes[name] = value!;
        }

        if (retryAfter is not null)
        {
            attributes[retryAfter] = "1s";
        }

        var journal = Unopened()
            .Window(HealthyPlan.Silent, window => window with { Type = type, Attributes = attributes })
            .Window(HealthyPlan.Down, window => window with { Type = "latency" });
        CheckUnopened(Judge(journal), failed);
    }

    [Fact]
    public void A_fault_on_one_method_is_no_outage() =>
        CheckUnopened(
            Judge(Unopened().Window(HealthyPlan.Silent, window => window with { Method = "eth_call" }).Window(HealthyPlan.Down, window => window with { Canary = true })),
            failed: false);

    [Fact]
    public void The_summary_counts_openings_and_probes()
    {
        var result = Judge(DoctoredJournal.Healthy());
        Assert.Equal("2 openings, at failure 10; 1 arrivals while open, all probes", result.Summary);
        Assert.Equal((2, 2_050 + 1_950, 1), (result.Figures["openings"], result.Figures["openMs"], result.Figures["probesWhileOpen"]));
        Assert.Contains("Circuit evm open t+5.700 s to t+7.750 s: 0 business requests, 1 probes.", result.Evidence);
    }

    [Fact]
    public void A_circuit_that_stays_open_is_open_to_the_end()
    {
        var journal = DoctoredJournal.Healthy().Remove<CircuitChanged>(change => change.T > Ns(DoctoredJournal.Into(HealthyPlan.Down, 500)));
        Judge(journal).Failed("business requests arrived while circuit evm was open from t+21.800 s to t+29.002 s");
    }

    [Fact]
    public void Openings_are_told_in_their_order() => Assert.Equal(
        ["Circuit evm open t+5.700 s", "Circuit evm/other open t+6.000 s", "Circuit evm open t+21.800 s"],
        Judge(DoctoredJournal.Healthy()
            .Add(6_000, new CircuitChanged { Circuit = "evm/other", To = "open", Failures = 10, Reason = "threshold" })
            .Add(6_020, new CircuitChanged { Circuit = "evm/other", To = "half_open" })).Evidence.Select(line => line[..line.IndexOf(" s to", StringComparison.Ordinal)] + " s"));

    [Fact]
    public void The_drill_may_ask_for_another_count_than_is_configured() =>
        Judge(DoctoredJournal.Healthy().Criteria(asked => asked with { CircuitOpensAfter = 9 })).Failed("after 10 failures, not after 9");

    [Fact]
    public void A_circuit_may_open_where_nothing_made_it() =>
        Judge(DoctoredJournal.Healthy().Window(HealthyPlan.Silent, window => window with { Type = "latency" }).Window(HealthyPlan.Down, window => window with { Type = "latency" })).Passed();

    [Fact]
    public void Where_nothing_opened_only_that_is_told()
    {
        Assert.Equal(
            ["No circuit opened, and no fault lasted long enough to make one open."],
            Judge(Unopened().Remove<RequestArrived>().Window(HealthyPlan.Silent, window => window with { Type = "latency" }).Window(HealthyPlan.Down, window => window with { Type = "latency" })).Evidence);
        Assert.All(Judge(Unopened()).Evidence, line => Assert.StartsWith("The circuit never opened in window", line, StringComparison.Ordinal));
    }

    private static long Ns(double ms) => DoctoredJournal.Ns(ms);

    private static DoctoredJournal Unopened() => DoctoredJournal.Healthy().Remove<CircuitChanged>();

    private static void Outage(int window, int other, double ms, bool failed) =>
        CheckUnopened(
            Judge(Unopened()
                .Window(other, plan => plan with { Type = "latency" })
                .Replace<FaultLifting>(at => at.Window == window, at => at with { T = Ns(DoctoredJournal.Into(window, ms)) })),
            failed);

    private static RequestArrived Request(double ms, string? probe, string proxy = "evm") => new() { Proxy = proxy, At = Ns(ms), Client = "workload", Call = "late", Attempt = 1, Probe = probe };

    private static DoctoredJournal Arrival(double ms, string? probe = null, string proxy = "evm") => DoctoredJournal.Healthy().Add(ms + 1, Request(ms, probe, proxy));

    private static void CheckUnopened(CriterionResult result, bool failed)
    {
        if (failed)
        {
            result.Failed("The circuit never opened");
        }
        else
        {
            result.Inconclusive("No circuit opened, and no fault");
        }
    }

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

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.CircuitOpens);
}
