using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class SurgeJudgesTests
{
    private const int Window = HealthyPlan.Down;

    private static readonly CrowdCounted Good = new()
    {
        Window = Window, Planned = 10_000, Offered = 10_000, Good = 500, Refused = 9_500, Failed = 0, Returned = 40, Admitted = 39,
    };

    private static double Seconds => HealthyPlan.Create().Windows[Window].ForMs / 1000;

    [Fact]
    public void Goodput_is_what_crowd_and_load_were_answered_beside_the_capacity()
    {
        var result = Surge(Good).Result(CriterionNames.Goodput);
        result.Passed();
        Assert.InRange(result.Figures["worstShare"], 500 / (100 * Seconds), double.MaxValue);
    }

    [Fact]
    public void Goodput_counts_what_of_crowd_and_load_succeeded_in_the_time_of_the_surge()
    {
        var result = Served(Surge(Good)).Result(CriterionNames.Goodput);
        var share = (500 + 100) / (100 * Seconds);
        Assert.Equal(share, result.Figures["worstShare"]);
        Assert.Equal(["window 4 (surge on evm): 500 of 10000 of the crowd and 100 of the load were answered in time in 2.0 s, 300 % of the capacity; 9500 refused, 0 neither."], result.Evidence);
        Served(Surge(Good)).Criteria(asked => asked with { GoodputAtLeast = share }).Result(CriterionNames.Goodput).Passed();
        Served(Surge(Good)).Criteria(asked => asked with { GoodputAtLeast = share + 0.01 }).Result(CriterionNames.Goodput).Failed("Only 300 % of the capacity were answered in time in window 4 (surge on evm), at least 301 % asked");
    }

    [Fact]
    public void The_worst_of_several_surges_counts()
    {
        var journal = Served(Surge(Good))
            .Window(HealthyPlan.Throttled, window => window with { Type = "surge", Attributes = new Dictionary<string, string> { ["capacity"] = "100", ["factor"] = "10" } })
            .Add(60_000, Good with { Window = HealthyPlan.Throttled, Good = 0 });
        var worst = journal.Result(CriterionNames.Goodput).Figures["worstShare"];
        Assert.Equal(150 / 300.0, worst, 0.01);
        Assert.Equal(worst, journal.Result(CriterionNames.Goodput).Failed("in window 2 (surge on evm)").Figures["worstShare"]);
    }

    [Fact]
    public void Without_a_capacity_no_goodput_is_enough() =>
        Surge(Good).Window(Window, window => window with { Attributes = new Dictionary<string, string>() }).Result(CriterionNames.Goodput).Failed("of the capacity were answered in time");

    [Fact]
    public void Less_than_asked_is_failed() =>
        Surge(Good with { Good = 0 }, capacity: 10_000).Result(CriterionNames.Goodput).Failed("of the capacity were answered in time");

    [Fact]
    public void A_surge_that_was_not_sent_as_planned_is_inconclusive() =>
        Surge(Good with { Offered = 8_000 }).Result(CriterionNames.Goodput).Inconclusive("only 8000 of 10000 requests were sent");

    [Fact]
    public void Nine_tenths_of_a_surge_are_one() => Surge(Good with { Offered = 9_000 }).Result(CriterionNames.Goodput).Passed();

    [Theory]
    [InlineData(CriterionNames.Goodput)]
    [InlineData(CriterionNames.Fairness)]
    [InlineData(CriterionNames.Returns)]
    public void A_run_without_a_surge_is_inconclusive(string criterion) => DoctoredJournal.Healthy().Result(criterion).Inconclusive("There was no surge");

    [Theory]
    [InlineData(CriterionNames.Goodput)]
    [InlineData(CriterionNames.Fairness)]
    [InlineData(CriterionNames.Returns)]
    public void A_surge_that_was_not_counted_is_inconclusive(string criterion) =>
        Surge(Good).Remove<CrowdCounted>().Result(criterion).Inconclusive("were not counted");

    [Fact]
    public void The_load_that_succeeds_passes() => Served(Surge(Good)).Result(CriterionNames.Fairness).Passed();

    [Fact]
    public void The_load_that_fails_is_failed() =>
        Surge(Good).FailReads(DoctoredJournal.Into(Window, 0), DoctoredJournal.After(Window, 0)).Result(CriterionNames.Fairness).Failed("of the load succeeded");

    [Fact]
    public void Fairness_is_the_share_of_the_load_that_succeeded()
    {
        var late = DoctoredJournal.After(Window, 0) - 100;
        var journal = Served(Surge(Good)).End(late, DoctoredJournal.After(Window, 0), (_, ended) => ended with { Outcome = OperationOutcome.Failed });
        var result = journal.Result(CriterionNames.Fairness);
        Assert.Equal(95 / 101.0, result.Figures["worstRate"]);
        Assert.Equal(["window 4 (surge on evm): 94.06 % of 101 operations succeeded, while 9500 of 10000 of the crowd were refused."], result.Evidence);
        Assert.Equal("94.06 % of the well-behaved load succeeded during the surge", result.Summary);
        journal.Criteria(asked => asked with { FairnessAtLeast = 95 / 101.0 }).Result(CriterionNames.Fairness).Passed();
        journal.Criteria(asked => asked with { FairnessAtLeast = 0.951 }).Result(CriterionNames.Fairness).Failed("Only 94.06 % of the 101 operations of the load succeeded in window 4 (surge on evm), at least 95.1 % asked");
    }

    [Fact]
    public void A_finer_share_takes_more_of_the_load() =>
        Served(Surge(Good)).Criteria(asked => asked with { FairnessAtLeast = 0.995 }).Result(CriterionNames.Fairness).Inconclusive("Only 101 operations were due in window 4 (surge on evm); 200 are needed");

    [Fact]
    public void Nobody_refused_is_no_overload() =>
        Served(Surge(Good with { Refused = 0 })).Result(CriterionNames.Fairness).Inconclusive("there was no overload");

    [Fact]
    public void Those_let_in_again_pass()
    {
        var result = Surge(Good).Result(CriterionNames.Returns);
        result.Passed();
        Assert.Equal(39 / 40.0, result.Figures["rate"]);
    }

    [Fact]
    public void As_many_as_are_needed_and_asked_for_are_enough()
    {
        var result = Surge(Good with { Returned = 20, Admitted = 19 }).Result(CriterionNames.Returns);
        result.Passed();
        Assert.Equal(["window 4 (surge on evm): 19 of 20 who came again as told were let in."], result.Evidence);
    }

    [Fact]
    public void Of_a_surge_that_was_not_counted_nothing_else_is_told() => Assert.Equal(
        ["The requests of window 4 (surge on evm) were not counted.", "There was no surge."],
        Surge(Good).Remove<CrowdCounted>().Result(CriterionNames.Returns).Evidence);

    [Fact]
    public void Those_turned_away_again_fail() => Surge(Good with { Admitted = 37 }).Result(CriterionNames.Returns).Failed("92.5 % of the 40");

    [Fact]
    public void Too_few_that_came_again_are_inconclusive() =>
        Surge(Good with { Returned = 19, Admitted = 19 }).Result(CriterionNames.Returns).Inconclusive("20 are needed");

    [Fact]
    public void A_plan_that_asks_for_it_needs_a_surge()
    {
        var plan = HealthyPlan.Create() with { Criteria = HealthyPlan.Create().Criteria with { GoodputAtLeast = 0.9 } };
        Assert.Contains(ThresholdCheck.Problems(plan), problem => problem.Message.Contains("need a surge", StringComparison.Ordinal));
    }

    [Fact]
    public void A_crowd_that_does_not_end_is_not_undone() =>
        Crowd(Surge(Good), 1_500).Result(CriterionNames.Restoration).Failed("1 requests of the crowd passed the proxy more than 1.00 s after the undo");

    [Theory]
    [InlineData(900)]
    [InlineData(1_003)]
    public void Stragglers_of_a_crowd_are_no_crowd(double ms) => Crowd(Surge(Good), ms).Result(CriterionNames.Restoration).Passed();

    [Fact]
    public void The_crowd_of_the_next_surge_is_not_that_of_the_last_one() =>
        Crowd(Surge(Good).Window(HealthyPlan.Throttled, window => window with { Type = "surge" }), -500).Result(CriterionNames.Restoration).Passed();

    [Fact]
    public void A_crowd_that_never_passed_the_proxy_was_none() =>
        Surge(Good).Result(CriterionNames.Exposure).Inconclusive("Only 0 requests of the crowd passed the proxy");

    [Theory]
    [InlineData(1_619, false)]
    [InlineData(1_620, true)]
    public void Nine_tenths_of_the_crowd_must_pass_the_proxy(int passed, bool exposed)
    {
        var journal = Surge(Good);
        for (var at = 0; at < passed; at++)
        {
            journal.Add(DoctoredJournal.Into(Window, 1_000), new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(DoctoredJournal.Into(Window, 1_000)), Client = Crowds.Greedy });
        }

        var result = journal.Result(CriterionNames.Exposure);
        Assert.Contains($"window 4 (surge on evm): {passed} requests of the crowd passed the proxy.", result.Evidence);
        if (exposed)
        {
            result.Passed();
        }
        else
        {
            result.Inconclusive("Only 1619 requests of the crowd passed the proxy in window 4 (surge on evm); 1620 are needed");
        }
    }

    private static DoctoredJournal Surge(CrowdCounted crowd, int capacity = 100) => DoctoredJournal.Healthy()
        .Window(Window, window => window with { Type = "surge", RefusesConnections = false, Attributes = new Dictionary<string, string> { ["capacity"] = $"{capacity}", ["factor"] = "10" } })
        .Criteria(asked => asked with { GoodputAtLeast = 0.9, FairnessAtLeast = 0.9, ReturnsAtLeast = 0.95 })
        .Add(HealthyPlan.Create().Windows.Max(window => window.StartMs) + 100_000, crowd);

    private static DoctoredJournal Served(DoctoredJournal journal) => journal.End(
        DoctoredJournal.Into(Window, 0), DoctoredJournal.After(Window, 0), (_, ended) => ended with { Outcome = OperationOutcome.Ok, Error = null });

    private static DoctoredJournal Crowd(DoctoredJournal journal, double ms)
    {
        var at = DoctoredJournal.After(Window, ms);
        return journal.Add(at, new RequestArrived { Proxy = "evm", At = DoctoredJournal.Ns(at), Client = Crowds.Greedy });
    }
}
