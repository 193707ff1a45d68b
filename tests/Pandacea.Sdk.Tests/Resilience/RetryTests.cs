using Pandacea.Sdk.Resilience;
using static Pandacea.Sdk.Tests.Resilience.Upstream;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class RetryTests
{
    [Theory]
    [Trait("Requirement", "S7")]
    [Trait("Requirement", "S99")]
    [InlineData(5, 6)]
    [InlineData(1, 2)]
    [InlineData(0, 1)]
    public async Task A_failing_upstream_sees_one_attempt_and_the_retries(int maxRetries, int attempts)
    {
        using var upstream = new Upstream(options => options.MaxRetries = maxRetries);

        var error = await upstream.FailsAsync<UpstreamException>(Down);

        Assert.Equal(attempts, upstream.Seen.Count);
        Assert.Equal(attempts, error.Attempts);
        Assert.Equal(Enumerable.Range(1, attempts), upstream.Seen.Select(attempt => attempt.Ordinal));
        Assert.Single(upstream.Seen.Select(attempt => attempt.CallId).Distinct());
    }

    [Theory]
    [Trait("Requirement", "S8")]
    [InlineData(100, new double[] { 100, 200, 400, 800, 1600 })]
    [InlineData(50, new double[] { 50, 100, 200, 400, 800 })]
    public async Task Nominal_delays_double(int baseMs, double[] nominal)
    {
        using var upstream = new Upstream(options => options.BaseDelay = TimeSpan.FromMilliseconds(baseMs));

        await upstream.FailsAsync<UpstreamException>(Down);

        var retries = upstream.Events.Of<RetryAttempt>();
        Assert.Equal(nominal, retries.Select(retry => retry.Nominal.TotalMilliseconds));
        Assert.Equal(upstream.Time.Waited, retries.Select(retry => TimeSpan.FromMilliseconds(Math.Ceiling(retry.Delay.TotalMilliseconds))), new WithinOneMs());
    }

    [Fact]
    [Trait("Requirement", "S21")]
    [Trait("Requirement", "S80")]
    public async Task Each_retry_is_announced_once_with_its_delay_and_cause()
    {
        using var upstream = new Upstream();

        await upstream.FailsAsync<UpstreamException>(Down, new AttemptFailure(FailureKind.Timeout, "timeout"), Down);

        var retries = upstream.Events.Of<RetryAttempt>();
        Assert.Equal([1, 2, 3, 4, 5], retries.Select(retry => retry.Attempt));
        Assert.Equal(["no connection", "timeout", "no connection", "no connection", "no connection"], retries.Select(retry => retry.Cause));
        Assert.All(retries, retry =>
        {
            Assert.Equal("evm", retry.Circuit);
            Assert.Equal(upstream.Seen[0].CallId, retry.Call);
            Assert.Equal(5, retry.MaxRetries);
            Assert.InRange(retry.Delay / retry.Nominal, 0.75, 1.25);
            Assert.Null(retry.RetryAfter);
        });
    }

    [Fact]
    public async Task A_success_after_failures_is_a_success()
    {
        using var upstream = new Upstream();

        Assert.Equal("answer", await upstream.CallAsync(Down, Down, null));

        Assert.Equal(3, upstream.Seen.Count);
        Assert.Equal(2, upstream.Events.Of<RetryAttempt>().Count);
    }

    [Fact]
    [Trait("Requirement", "S21")]
    public async Task Two_runs_wait_differently_and_one_seed_waits_the_same()
    {
        async Task<List<TimeSpan>> WaitsAsync(string seed)
        {
            using var upstream = new Upstream(options => options.Seed = seed);
            await upstream.FailsAsync<UpstreamException>(Down);
            return upstream.Time.Waited;
        }

        var first = await WaitsAsync("1");

        Assert.Equal(first, await WaitsAsync("1"));
        Assert.NotEqual(first, await WaitsAsync("2"));
    }

    [Fact]
    public async Task Retry_after_replaces_the_exponential_delay()
    {
        using var upstream = new Upstream();
        var busy = new AttemptFailure(FailureKind.RateLimited, "status 429") { RetryAfter = TimeSpan.FromSeconds(3) };

        await upstream.CallAsync(busy, null);

        var retry = Assert.Single(upstream.Events.Of<RetryAttempt>());
        Assert.Equal(TimeSpan.FromSeconds(3), retry.RetryAfter);
        Assert.Equal(TimeSpan.FromMilliseconds(100), retry.Nominal);
        Assert.InRange(retry.Delay, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.05));
    }

    [Fact]
    public async Task Retry_after_may_be_longer_than_the_longest_exponential_delay()
    {
        using var upstream = new Upstream();
        var busy = new AttemptFailure(FailureKind.Busy, "status 503") { RetryAfter = TimeSpan.FromSeconds(12) };

        await upstream.CallAsync(busy, null);

        Assert.InRange(Assert.Single(upstream.Time.Waited), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(12.05));
    }

    [Fact]
    public async Task A_wait_that_would_outlast_the_total_timeout_is_refused_at_once()
    {
        using var upstream = new Upstream();
        var busy = new AttemptFailure(FailureKind.Busy, "status 503") { RetryAfter = TimeSpan.FromSeconds(30) };

        var error = await upstream.FailsAsync<UpstreamException>(busy);

        Assert.Empty(upstream.Time.Waited);
        Assert.Equal(TimeSpan.FromSeconds(30), error.RetryAfter);
        Assert.Contains("SDK_TOTAL_TIMEOUT_MS", error.Message, StringComparison.Ordinal);
        Assert.Single(upstream.Seen);
    }

    [Fact]
    public async Task No_delay_is_negative_or_ends_after_the_total_timeout()
    {
        using var upstream = new Upstream(options =>
        {
            options.MaxRetries = 100;
            options.CircuitFailThreshold = 1000;
        });
        var started = upstream.Time.GetTimestamp();

        await upstream.FailsAsync<UpstreamException>(Down);

        Assert.All(upstream.Time.Waited, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        Assert.InRange(upstream.Time.GetElapsedTime(started), TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(30));
    }

    private sealed class WithinOneMs : IEqualityComparer<TimeSpan>
    {
        public bool Equals(TimeSpan x, TimeSpan y) => Math.Abs((x - y).TotalMilliseconds) <= 1;

        public int GetHashCode(TimeSpan obj) => 0;
    }
}
