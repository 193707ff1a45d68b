using Pandacea.Sdk.Resilience;
using static Pandacea.Sdk.Tests.Resilience.Upstream;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class CircuitTests
{
    [Fact]
    [Trait("Requirement", "S9")]
    [Trait("Requirement", "S98")]
    public async Task Nine_failures_leave_it_closed_and_the_tenth_opens_it()
    {
        using var upstream = Single();

        await upstream.FailAsync(9);
        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
        Assert.Empty(upstream.Events.All);

        await upstream.FailAsync();
        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);
    }

    [Fact]
    [Trait("Requirement", "S9")]
    public async Task A_success_in_between_resets_the_count()
    {
        using var upstream = Single();

        await upstream.FailAsync(9);
        await upstream.CallAsync([null]);
        await upstream.FailAsync(9);

        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
    }

    [Fact]
    [Trait("Requirement", "S22")]
    [Trait("Requirement", "S79")]
    public async Task Opening_is_announced_once_with_count_and_reset_time()
    {
        using var upstream = Single();

        await upstream.FailAsync(10);
        await Assert.ThrowsAsync<CircuitOpenException>(() => upstream.CallAsync([null]));

        Assert.Equal([new CircuitOpened("evm", 10, TimeSpan.FromSeconds(30), "threshold")], upstream.Events.All);
    }

    [Fact]
    [Trait("Requirement", "S22")]
    public async Task Open_fails_fast_without_attempt_or_wait()
    {
        using var upstream = await OpenAsync();
        var (seen, statistics) = (upstream.Seen.Count, upstream.Pipeline.Statistics);
        upstream.Time.Advance(TimeSpan.FromSeconds(10));
        var started = upstream.Time.GetTimestamp();

        var error = await upstream.FailsAsync<CircuitOpenException>([null]);

        Assert.True(upstream.Time.GetElapsedTime(started) < TimeSpan.FromMilliseconds(50));
        Assert.False(upstream.Time.HasWait);
        Assert.Equal(seen, upstream.Seen.Count);
        Assert.Equal(statistics with { Calls = statistics.Calls + 1 }, upstream.Pipeline.Statistics);
        Assert.Equal(TimeSpan.FromSeconds(20), error.RetryAfter);
        Assert.Equal(("evm", "evm", 0), (error.Circuit, error.Dependency, error.Attempts));
        Assert.False(error.MayHaveTakenEffect);
        Assert.Null(error.LastFailure);
        Assert.Contains("Try again in 20 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "S10")]
    [Trait("Requirement", "S90")]
    public async Task Rejected_at_29_9_seconds_and_tried_at_30()
    {
        using var upstream = await OpenAsync();

        upstream.Time.Advance(TimeSpan.FromSeconds(29.9));
        var error = await upstream.FailsAsync<CircuitOpenException>([null]);
        Assert.Equal(100, error.RetryAfter!.Value.TotalMilliseconds, 3);

        upstream.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("answer", await upstream.CallAsync([null]));

        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
        Assert.Equal(
            [new CircuitHalfOpened("evm", "timer"), new CircuitClosed("evm", "timer"), new RecoveryAchieved("evm", TimeSpan.FromSeconds(30))],
            upstream.Events.All.Skip(1));
    }

    [Fact]
    public async Task After_closing_it_counts_from_zero()
    {
        using var upstream = await OpenAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(30));
        await upstream.CallAsync([null]);

        await upstream.FailAsync(9);
        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
        await upstream.FailAsync();

        Assert.Equal([10, 10], upstream.Events.Of<CircuitOpened>().Select(opened => opened.Failures));
    }

    [Fact]
    [Trait("Requirement", "S22")]
    public async Task One_call_counts_each_of_its_attempts()
    {
        using var upstream = new Upstream();

        await upstream.FailsAsync<UpstreamException>(Down);
        var error = await upstream.FailsAsync<CircuitOpenException>(Down);

        Assert.Equal(4, error.Attempts);
        Assert.Equal(Down, error.LastFailure);
        Assert.Equal(10, upstream.Seen.Count);
        Assert.Equal(8, upstream.Time.Waited.Count);
        Assert.Contains("after 4 attempts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_wakes_up_to_an_open_circuit_fails_fast()
    {
        using var upstream = new Upstream(options => options.CircuitFailThreshold = 3);
        var (sleeper, attempt) = upstream.Begin();
        attempt.SetResult(new AttemptFailure(FailureKind.Reset, "connection reset") { RequestId = "r1" });
        var wait = await upstream.Time.NextWaitAsync();
        var (_, second) = upstream.Begin();
        second.SetResult(Down);
        var (opening, third) = upstream.Begin();
        third.SetResult(Down);
        await Assert.ThrowsAsync<CircuitOpenException>(() => opening);
        var seen = upstream.Seen.Count;
        upstream.Time.Advance(wait);

        var error = await Assert.ThrowsAsync<CircuitOpenException>(() => sleeper);

        Assert.Equal(seen, upstream.Seen.Count);
        Assert.Equal((1, "r1"), (error.Attempts, error.RequestId));
        Assert.True(error.MayHaveTakenEffect);
    }

    [Fact]
    public async Task Attempts_begun_before_an_opening_change_nothing_after_it()
    {
        using var upstream = Single();
        var (good, goodAttempt) = upstream.Begin();
        var (bad, badAttempt) = upstream.Begin();
        var (later, laterAttempt) = upstream.Begin();
        await upstream.FailAsync(10);

        goodAttempt.SetResult("late answer");
        Assert.Equal("late answer", await good);
        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);

        upstream.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromSeconds(28.5));
        badAttempt.SetResult(Down);
        await Assert.ThrowsAsync<UpstreamException>(() => bad);
        Assert.Single(upstream.Events.All);

        upstream.Time.Advance(TimeSpan.FromSeconds(28.5));
        var (trial, trialAttempt) = upstream.Begin();
        laterAttempt.TrySetResult(Down);
        await Assert.ThrowsAnyAsync<PandaceaException>(() => later);
        Assert.Equal(CircuitState.HalfOpen, upstream.Pipeline.State);
        trialAttempt.SetResult("answer");
        await trial;
        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
    }

    [Fact]
    [Trait("Requirement", "S79")]
    public async Task Many_parallel_failures_open_it_once()
    {
        using var upstream = Single();
        var calls = Enumerable.Range(0, 200).Select(_ => upstream.Begin()).ToList();

        Parallel.ForEach(calls, call => call.Attempt.SetResult(Down));
        foreach (var (call, _) in calls)
        {
            await Assert.ThrowsAnyAsync<PandaceaException>(() => call);
        }

        Assert.Equal(10, Assert.Single(upstream.Events.Of<CircuitOpened>()).Failures);
        Assert.Single(upstream.Events.All);
    }

    [Fact]
    public async Task Circuits_of_two_upstreams_are_independent()
    {
        using var upstream = Single();
        var other = upstream.Factory.GetOrCreate("evm/127.0.0.1:8546");

        await upstream.FailAsync(10);

        Assert.Equal(CircuitState.Closed, other.State);
        Assert.Same(upstream.Pipeline, upstream.Factory.GetOrCreate("evm"));
        Assert.Equal(["evm", "evm/127.0.0.1:8546"], upstream.Factory.Pipelines.Select(pipeline => pipeline.Circuit).Order());
    }

    [Fact]
    public async Task The_retry_that_half_opens_may_close()
    {
        using var upstream = new Upstream(options => (options.CircuitFailThreshold, options.CircuitReset) = (2, TimeSpan.FromMilliseconds(10)));
        var (sleeper, attempt) = upstream.Begin();
        attempt.SetResult(Down);
        var wait = await upstream.Time.NextWaitAsync();
        await upstream.FailsAsync<CircuitOpenException>(Down);

        upstream.Time.Advance(wait);

        await upstream.Events.FirstAsync<CircuitHalfOpened>();
        await Assert.ThrowsAnyAsync<PandaceaException>(() => sleeper);
        Assert.Equal("half_open_failed", upstream.Events.Of<CircuitOpened>()[^1].Reason);
    }

    private static Upstream Single() => new(options => (options.MaxRetries, options.AttemptTimeout) = (0, TimeSpan.FromSeconds(30)));

    private static async Task<Upstream> OpenAsync()
    {
        var upstream = Single();
        await upstream.FailAsync(10);
        return upstream;
    }
}
