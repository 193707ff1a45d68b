using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class TimeoutTests
{
    [Fact]
    public async Task An_attempt_without_answer_ends_after_its_timeout_and_counts()
    {
        using var upstream = new Upstream(options => (options.MaxRetries, options.CircuitFailThreshold) = (0, 1));
        var (call, _) = upstream.Begin();
        Assert.Equal(TimeSpan.FromSeconds(2), await upstream.Time.NextLimitAsync());

        upstream.Time.Advance(TimeSpan.FromSeconds(1.99));
        Assert.False(call.IsCompleted);
        upstream.Time.Advance(TimeSpan.FromSeconds(0.01));

        var error = await Assert.ThrowsAsync<UpstreamException>(() => call);
        Assert.Equal(FailureKind.Timeout, error.Kind);
        Assert.Equal("timeout", error.Failure.Cause);
        Assert.True(error.MayHaveTakenEffect);
        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);
    }

    [Fact]
    public async Task The_total_timeout_bounds_attempts_and_waits()
    {
        using var upstream = new Upstream(options => options.TotalTimeout = TimeSpan.FromSeconds(5));
        var (call, _) = upstream.Begin();
        var started = upstream.Time.GetTimestamp();

        Assert.Equal(TimeSpan.FromSeconds(2), await upstream.Time.NextLimitAsync());
        upstream.Time.Advance(TimeSpan.FromSeconds(2));
        upstream.Time.Advance(await upstream.Time.NextWaitAsync());
        Assert.Equal(TimeSpan.FromSeconds(2), await upstream.Time.NextLimitAsync());
        upstream.Time.Advance(TimeSpan.FromSeconds(2));
        upstream.Time.Advance(await upstream.Time.NextWaitAsync());
        var last = await upstream.Time.NextLimitAsync();
        Assert.Equal(TimeSpan.FromSeconds(5) - upstream.Time.GetElapsedTime(started), last);
        upstream.Time.Advance(last + TimeSpan.FromMilliseconds(1));

        var error = await Assert.ThrowsAsync<CallTimeoutException>(() => call);
        Assert.Equal(3, error.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(5), error.Timeout);
        Assert.Equal(FailureKind.Timeout, error.LastFailure!.Kind);
        Assert.Equal("evm", error.Dependency);
        Assert.True(error.MayHaveTakenEffect);
        Assert.Contains("within 5 s after 3 attempts", error.Message, StringComparison.Ordinal);
        Assert.InRange(upstream.Time.GetElapsedTime(started), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5.01));
    }

    [Fact]
    public async Task An_attempt_cut_short_by_the_total_timeout_says_nothing_about_the_upstream()
    {
        using var upstream = new Upstream(options =>
            (options.TotalTimeout, options.CircuitFailThreshold, options.AttemptTimeout) = (TimeSpan.FromSeconds(3), 2, TimeSpan.FromSeconds(2)));
        var (call, _) = upstream.Begin();
        await upstream.Time.NextLimitAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(2));
        upstream.Time.Advance(await upstream.Time.NextWaitAsync());
        upstream.Time.Advance(await upstream.Time.NextLimitAsync() + TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<CallTimeoutException>(() => call);

        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
    }

    [Fact]
    public async Task A_first_attempt_has_its_time_in_full()
    {
        using var upstream = new Upstream(options => (options.TotalTimeout, options.CircuitFailThreshold) = (TimeSpan.FromSeconds(2), 1));
        var (call, _) = upstream.Begin();
        upstream.Time.Advance(await upstream.Time.NextLimitAsync());

        var error = await Assert.ThrowsAnyAsync<PandaceaException>(() => call);

        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);
        Assert.Equal(1, error.Attempts);
    }

    [Fact]
    public async Task Waking_up_too_late_makes_no_further_attempt()
    {
        using var upstream = new Upstream();
        var (call, attempt) = upstream.Begin();
        attempt.SetResult(Upstream.Down);
        await upstream.Time.NextWaitAsync();

        upstream.Time.Advance(TimeSpan.FromSeconds(30));

        var error = await Assert.ThrowsAsync<CallTimeoutException>(() => call);
        Assert.Equal(1, error.Attempts);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Single(upstream.Seen);
    }

    [Fact]
    public async Task A_cancelled_call_throws_what_callers_expect_and_counts_nothing()
    {
        using var upstream = new Upstream(options => options.CircuitFailThreshold = 1);
        using var stop = new CancellationTokenSource();
        var (call, _) = upstream.Begin(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
        Assert.True(upstream.Pipeline.IsUp);
    }

    [Fact]
    public async Task What_a_called_off_attempt_throws_is_no_failure_of_the_upstream()
    {
        using var upstream = new Upstream(options => options.CircuitFailThreshold = 1);
        using var stop = new CancellationTokenSource();
        var call = upstream.Pipeline.ExecuteAsync<int, CancellationTokenSource>(
            "test",
            (source, _, _) =>
            {
                source.Cancel();
                throw new IOException("aborted");
            },
            stop,
            stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.AsTask());

        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_ends_at_once()
    {
        using var upstream = new Upstream();
        using var stop = new CancellationTokenSource();
        var (call, attempt) = upstream.Begin(stop.Token);
        attempt.SetResult(Upstream.Down);
        await upstream.Time.NextWaitAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Bounds.Patience));
        Assert.Single(upstream.Seen);
    }

    [Fact]
    public async Task A_cancelled_token_makes_no_attempt()
    {
        using var upstream = new Upstream();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upstream.Begin(new CancellationToken(true)).Call);

        Assert.Empty(upstream.Seen);
        Assert.Equal(default, upstream.Pipeline.Statistics);
    }

    [Fact]
    public async Task A_mistake_of_the_program_ends_the_call_as_it_is()
    {
        using var upstream = new Upstream(options => options.CircuitFailThreshold = 1);

        await Assert.ThrowsAsync<FormatException>(() => upstream.Pipeline.ExecuteAsync<int, object?>(
            "test", (_, _, _) => throw new FormatException(), null).AsTask());

        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
        Assert.Equal(1, upstream.Pipeline.Statistics.Attempts);
    }

    [Fact]
    public async Task An_attempt_that_moves_on_has_its_time_anew_each_time()
    {
        using var upstream = new Upstream(options => options.MaxRetries = 0);
        var (call, _) = upstream.Begin();
        for (var times = 0; times < 5; times++)
        {
            upstream.Time.Advance(TimeSpan.FromSeconds(1.99));
            upstream.Seen[^1].Progressed();
        }

        upstream.Time.Advance(TimeSpan.FromSeconds(1.99));
        Assert.False(call.IsCompleted);
        upstream.Time.Advance(TimeSpan.FromSeconds(0.01));
        Assert.Equal(FailureKind.Timeout, (await Assert.ThrowsAsync<UpstreamException>(() => call)).Kind);
    }

    [Fact]
    public async Task However_much_an_attempt_moves_on_the_total_timeout_ends_it()
    {
        using var upstream = new Upstream(options => options.TotalTimeout = TimeSpan.FromSeconds(5));
        var (call, _) = upstream.Begin();
        for (var second = 1; second <= 4; second++)
        {
            upstream.Time.Advance(TimeSpan.FromSeconds(1));
            upstream.Seen[^1].Progressed();
        }

        Assert.False(call.IsCompleted);
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await Assert.ThrowsAsync<CallTimeoutException>(() => call)).Attempts);
        Assert.Equal(CircuitState.Closed, upstream.Pipeline.State);
        upstream.Seen[^1].Progressed();
    }

    [Fact]
    public async Task An_attempt_that_was_given_up_cannot_give_time_to_the_next()
    {
        using var upstream = new Upstream(options => options.MaxRetries = 1);
        var (call, _) = upstream.Begin();
        await upstream.Time.NextLimitAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(2));
        upstream.Time.Advance(await upstream.Time.NextWaitAsync());
        await upstream.Time.NextLimitAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        upstream.Seen[0].Progressed();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<UpstreamException>(() => call);
    }
}
