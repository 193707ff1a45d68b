using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class ThresholdCheckTests
{
    [Fact]
    public void A_plan_that_can_be_judged_has_no_problems() => Assert.Empty(ThresholdCheck.Problems(HealthyPlan.Create()));

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void A_success_rate_is_a_share(double rate) => Only(Target(rate), "steadyState.successRate", "no share");

    [Fact]
    public void A_steady_state_too_short_for_its_rate_is_refused() =>
        Only(Plan(plan => plan with { SteadyState = plan.SteadyState with { WindowMs = 1_980 } }), "steadyState.window", "about 99 operations; 100 are needed");

    [Fact]
    public void A_steady_state_just_long_enough_is_accepted() =>
        Assert.Empty(ThresholdCheck.Problems(Plan(plan => plan with { SteadyState = plan.SteadyState with { WindowMs = 2_000 } })));

    [Fact]
    public void A_success_rate_that_the_samples_cannot_resolve_is_refused() =>
        Assert.Contains(ThresholdCheck.Problems(Target(0.999)), problem => problem is { Path: "steadyState.window" } && problem.Message.Contains("1000 are needed", StringComparison.Ordinal));

    [Fact]
    public void All_without_exception_can_be_resolved() => Assert.Empty(ThresholdCheck.Problems(Target(1)));

    [Fact]
    public void A_percentile_needs_reads() =>
        Only(
            Plan(plan => plan with { Rates = new Dictionary<string, double> { [OperationNames.LeaseCreate] = 50, [OperationNames.BlockRead] = 6, [OperationNames.Canary] = 50 } }),
            "steadyState.readP95",
            "about 18 reads; 20 are needed");

    [Fact]
    public void Reads_of_all_sorts_count_together_and_twenty_are_enough() =>
        Assert.Empty(ThresholdCheck.Problems(Plan(plan => plan with
        {
            SteadyState = plan.SteadyState with { WindowMs = 2_000 },
            Rates = new Dictionary<string, double> { [OperationNames.LeaseCreate] = 50, [OperationNames.LeaseRead] = 5, [OperationNames.BlockRead] = 5 },
        })));

    [Fact]
    public void A_fault_that_too_few_requests_can_meet_is_refused() =>
        Only(Window(1, window => window with { Percent = 4 }), "faults[1].for", "about 4 requests would meet the fault in 3.00 s; 5 are needed");

    [Fact]
    public void A_window_of_just_enough_requests_is_accepted()
    {
        Assert.Empty(ThresholdCheck.Problems(Window(1, window => window with { Percent = 4.17 })));
        Assert.Empty(ThresholdCheck.Problems(Window(1, window => window with { Percent = 50, MinHits = 60 })));
    }

    [Theory]
    [InlineData(HealthyPlan.Canary)]
    [InlineData(HealthyPlan.Down)]
    public void Requests_that_the_proxy_need_not_count_are_not_asked_for(int index) =>
        Assert.Empty(ThresholdCheck.Problems(Window(index, window => window with { MinHits = 10_000 })));

    [Fact]
    public void Recovery_that_is_not_observed_long_enough_is_refused() =>
        Only(Criteria(asked => asked with { RecoveryWithinMs = 5_001 }), "criteria.recovery.within", "longer than the 5.00 s");

    [Fact]
    public void Recovery_as_long_as_observed_is_accepted() => Assert.Empty(ThresholdCheck.Problems(Criteria(asked => asked with { RecoveryWithinMs = 5_000 })));

    [Fact]
    public void A_fault_that_follows_too_soon_is_refused() =>
        Only(Window(0, window => window with { ForMs = 5_100 }), "faults[0]", "about 95 operations follow");

    [Fact]
    public void A_fault_that_leaves_just_time_enough_is_accepted() => Assert.Empty(ThresholdCheck.Problems(Window(0, window => window with { ForMs = 5_000 })));

    [Fact]
    public void A_joined_fault_may_follow_at_once() => Assert.Empty(ThresholdCheck.Problems(Window(0, window => window with { ForMs = 7_000, Joined = true })));

    [Fact]
    public void Too_short_an_observation_is_refused() =>
        Only(Plan(plan => plan with { ObservationMs = 1_900, Criteria = plan.Criteria with { RecoveryWithinMs = 1_000 } }), "faults[3]", "about 95 operations");

    [Fact]
    public void Without_a_recovery_criterion_gaps_do_not_matter() =>
        Assert.Empty(ThresholdCheck.Problems(Plan(plan => plan with { ObservationMs = 10, Criteria = plan.Criteria with { RecoveryWithinMs = null } })));

    [Fact]
    [Trait("Decision", "D3")]
    public void More_backoff_than_jitter_guarantees_is_refused()
    {
        Only(Criteria(asked => asked with { BackoffAtLeastMs = 2_326 }), "criteria.backoff.atLeast", "2.33 s is more than the 2.33 s that 5 retries");
        Assert.Empty(ThresholdCheck.Problems(Criteria(asked => asked with { BackoffAtLeastMs = 2_325 })));
    }

    [Fact]
    public void Backoff_needs_canaries() => Only(Plan(plan => plan with { Windows = [.. plan.Windows.Where(window => !window.Canary)] }), "criteria.backoff", "no canary window");

    [Fact]
    public void Without_a_backoff_criterion_no_canary_is_needed() =>
        Assert.Empty(ThresholdCheck.Problems(Plan(plan => plan with { Windows = [.. plan.Windows.Where(window => !window.Canary)], Criteria = plan.Criteria with { BackoffAtLeastMs = null } })));

    [Fact]
    public void The_circuit_criterion_asks_for_what_is_configured() => Only(Criteria(asked => asked with { CircuitOpensAfter = 9 }), "criteria.circuitOpens.after", "9 is not the configured threshold, 10");

    [Fact]
    public void The_circuit_criterion_needs_an_outage() =>
        Only(
            Plan(plan => plan with { Windows = [.. plan.Windows.Select(window => window.Index is 0 or 3 ? window with { Type = "latency" } : window)] }),
            "criteria.circuitOpens",
            "no fault makes every request fail");

    [Fact]
    public void Retry_After_must_be_sent() =>
        Only(Window(1, window => window with { Attributes = new Dictionary<string, string> { ["status"] = "429" } }), "criteria.retryAfter", "no fault sends Retry-After");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Attempts_are_above_nothing(double perCall) => Only(Criteria(asked => asked with { AttemptsPerCall = perCall }), "criteria.attempts", "above 0");

    [Fact]
    public void Loss_needs_writes() =>
        Only(Plan(plan => plan with { Rates = new Dictionary<string, double> { [OperationNames.BlockRead] = 50 } }), "criteria.loss", "writes nothing");

    [Fact]
    public void Writes_that_never_happen_are_no_writes() =>
        Only(Plan(plan => plan with { Rates = new Dictionary<string, double> { [OperationNames.BlockRead] = 50, [OperationNames.LeaseCreate] = 0 } }), "criteria.loss", "writes nothing");

    [Fact]
    public void A_clean_stop_needs_a_fault_that_stops_a_service()
    {
        Only(Criteria(asked => asked with { CleanStopWithinMs = 5_000 }), "criteria.cleanStop", "no fault stops a service");
        Assert.Empty(ThresholdCheck.Problems(Criteria(Window(3, window => window with { Type = "stop" }), asked => asked with { CleanStopWithinMs = 5_000 })));
    }

    [Fact]
    public void What_is_not_struck_must_be_part_of_the_load()
    {
        var plan = Criteria(Window(1, window => window with { On = "ipfs" }), asked => asked with { OthersUnaffected = true, LossAllowed = null, RetryAfterHonoured = false });
        Assert.DoesNotContain(ThresholdCheck.Problems(plan), problem => problem.Path == "criteria.unaffected");
        Assert.Contains(
            ThresholdCheck.Problems(plan with { Rates = new Dictionary<string, double> { [OperationNames.BlockRead] = 50, [OperationNames.ContentDownload] = 50 } }),
            problem => problem.Path == "criteria.unaffected" && problem.Message.Contains("something that is struck", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.9, null, null)]
    [InlineData(null, 0.9, null)]
    [InlineData(null, null, 0.9)]
    public void Criteria_of_surges_need_one(double? goodput, double? fairness, double? returns)
    {
        var asked = new Thresholds { GoodputAtLeast = goodput, FairnessAtLeast = fairness, ReturnsAtLeast = returns };
        Only(Criteria(_ => asked), "criteria", "need a surge");
        Assert.Empty(ThresholdCheck.Problems(Criteria(Window(0, window => window with { Type = "surge" }), _ => asked)));
    }

    [Fact]
    public void Nothing_asked_is_nothing_refused() =>
        Assert.Empty(ThresholdCheck.Problems(Plan(plan => plan with { Windows = [], Criteria = new Thresholds(), Rates = new Dictionary<string, double> { [OperationNames.BlockRead] = 50 } })));

    private static RunPlan Plan(Func<RunPlan, RunPlan> change) => change(HealthyPlan.Create());

    private static RunPlan Target(double rate) => Plan(plan => plan with
    {
        SteadyState = plan.SteadyState with { SuccessRate = rate }, Criteria = plan.Criteria with { RecoveryWithinMs = null },
    });

    private static RunPlan Criteria(Func<Thresholds, Thresholds> change) => Criteria(HealthyPlan.Create(), change);

    private static RunPlan Criteria(RunPlan plan, Func<Thresholds, Thresholds> change) => plan with { Criteria = change(plan.Criteria) };

    private static RunPlan Window(int index, Func<PlannedWindow, PlannedWindow> change) =>
        Plan(plan => plan with { Windows = [.. plan.Windows.Select(window => window.Index == index ? change(window) : window)] });

    private static void Only(RunPlan plan, string path, string because)
    {
        var problem = Assert.Single(ThresholdCheck.Problems(plan));
        Assert.Equal(path, problem.Path);
        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
    }
}
