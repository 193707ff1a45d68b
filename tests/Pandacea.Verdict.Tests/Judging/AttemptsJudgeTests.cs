using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class AttemptsJudgeTests
{
    [Fact]
    public void A_retry_storm_in_one_window_is_failed() =>
        Judge(Extra(DoctoredJournal.Into(HealthyPlan.Down, 1_000), attempts: 200)).Failed("2.15 attempts per call in window 4 (down on evm), at most 2 asked");

    [Fact]
    public void A_storm_over_all_windows_is_failed() =>
        Judge(DoctoredJournal.Healthy().Criteria(asked => asked with { AttemptsPerCall = 0.5 })).Failed("attempts per call over all fault windows");

    [Fact]
    public void Attempts_before_the_windows_do_not_count() => Judge(Extra(HealthyPlan.SteadyFrom, attempts: 10_000)).Passed();

    [Fact]
    public void Attempts_in_a_canary_window_do_not_count() => Judge(Extra(DoctoredJournal.Into(HealthyPlan.Canary, 500), attempts: 10_000)).Passed();

    [Fact]
    public void A_limit_that_is_just_reached_passes()
    {
        var (attempts, calls) = Totals(DoctoredJournal.Healthy());
        var worst = Judge(DoctoredJournal.Healthy()).Figures["worstWindow"];
        Judge(DoctoredJournal.Healthy().Criteria(asked => asked with { AttemptsPerCall = worst })).Passed();
        Assert.Equal(attempts / calls, Judge(DoctoredJournal.Healthy()).Figures["perCall"], 0.0001);
    }

    [Fact]
    public void More_arrivals_than_attempts_are_failed()
    {
        var journal = DoctoredJournal.Healthy();
        for (var request = 0; request < 50; request++)
        {
            Arrival(journal, DoctoredJournal.Into(HealthyPlan.Throttled, 1_000 + request));
        }

        Judge(journal).Failed("requests arrived at the proxy in window 2 (http_status on evm), but the client counted");
    }

    [Fact]
    public void Five_arrivals_and_five_percent_more_pass()
    {
        var journal = DoctoredJournal.Healthy();
        var attempts = long.Parse(Judge(journal).Evidence.Single(line => line.StartsWith("window 4")).Split(' ')[5], System.Globalization.CultureInfo.InvariantCulture);
        for (var request = 0; request < (int)(attempts * 1.05) + 5; request++)
        {
            Arrival(journal, DoctoredJournal.Into(HealthyPlan.Down, request switch { 0 => 0, 1 => 2_000, _ => 500 + request }));
        }

        Judge(journal).Passed();
        Arrival(journal, DoctoredJournal.Into(HealthyPlan.Down, 1_500));
        Judge(journal).Failed("in window 4");
    }

    [Fact]
    public void Probes_other_proxies_and_other_clients_are_not_held_against_the_client()
    {
        var journal = DoctoredJournal.Healthy();
        for (var request = 0; request < 50; request++)
        {
            Arrival(journal, DoctoredJournal.Into(HealthyPlan.Down, 500 + request), probe: "drill");
            Arrival(journal, DoctoredJournal.Into(HealthyPlan.Down, 500 + request), proxy: "ipfs");
            Arrival(journal, DoctoredJournal.Into(HealthyPlan.Down, 500 + request), client: "agent");
        }

        Judge(journal).Passed();
    }

    [Fact]
    public void No_calls_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<RequestArrived>().Replace<CountersSampled>(_ => true, sample => sample with { Values = new Dictionary<string, long>() }))
            .Inconclusive("made no call in any fault window");

    [Fact]
    public void A_window_without_calls_has_no_rate_of_its_own()
    {
        var down = DoctoredJournal.Ns(DoctoredJournal.Into(HealthyPlan.Down, 0));
        var calls = DoctoredJournal.Healthy().Of<CountersSampled>().Last(sample => sample.T <= down).Values[CounterNames.Calls];
        Judge(DoctoredJournal.Healthy().Replace<CountersSampled>(
            sample => sample.T > down, sample => sample with { Values = new Dictionary<string, long>(sample.Values) { [CounterNames.Calls] = calls } })).Passed();
    }

    [Fact]
    public void No_counters_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<CountersSampled>(sample => sample.T < DoctoredJournal.Ns(DoctoredJournal.After(HealthyPlan.Silent, 0))))
            .Inconclusive("No counters were sampled before and after window 1");

    [Fact]
    public void No_counters_after_the_last_window_are_inconclusive() =>
        Judge(DoctoredJournal.Healthy().Remove<CountersSampled>(sample => sample.T > DoctoredJournal.Ns(DoctoredJournal.Into(HealthyPlan.Down, 500))))
            .Inconclusive("before and after window 4");

    private static (double Attempts, double Calls) Totals(DoctoredJournal journal)
    {
        var figures = Judge(journal).Figures;
        return (figures["attempts"], figures["calls"]);
    }

    private static DoctoredJournal Extra(double fromMs, long attempts) => DoctoredJournal.Healthy().Replace<CountersSampled>(
        sample => sample.T >= DoctoredJournal.Ns(fromMs),
        sample => sample with { Values = new Dictionary<string, long>(sample.Values) { [CounterNames.Attempts] = sample.Values[CounterNames.Attempts] + attempts } });

    private static void Arrival(DoctoredJournal journal, double ms, string? probe = null, string proxy = "evm", string client = "workload") =>
        journal.Add(ms, new RequestArrived { Proxy = proxy, At = DoctoredJournal.Ns(ms), Client = client, Call = "extra", Attempt = 1, Probe = probe });

    private static CriterionResult Judge(DoctoredJournal journal) => journal.Result(CriterionNames.Attempts);
}
