using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>What callers read when a call failed: what happened, and what they can do.</summary>
public sealed class MessagesTests
{
    [Fact]
    public async Task A_call_that_was_rejected_must_be_corrected()
    {
        using var upstream = new Upstream();
        var error = await upstream.FailsAsync<UpstreamException>(new AttemptFailure(FailureKind.Rejected, "status 400") { Status = 400 });
        Assert.Equal("evm failed the call after 1 attempt, the last failed by: status 400. Trying again cannot help; correct the request.", error.Message);
    }

    [Fact]
    public async Task A_call_whose_retries_are_used_up_may_be_given_more()
    {
        using var upstream = new Upstream(static options => options.MaxRetries = 1);
        var error = await upstream.FailsAsync<UpstreamException>(Upstream.Down);
        Assert.Equal("evm failed the call after 2 attempts, the last failed by: no connection. Try again later, or allow more retries with MaxRetries (SDK_MAX_RETRIES).", error.Message);
    }

    [Fact]
    public async Task A_call_without_budget_may_be_given_one()
    {
        using var upstream = new Upstream(static options => options.RetryBudgetTokens = 0);
        var error = await upstream.FailsAsync<UpstreamException>(Upstream.Down);
        Assert.Equal("evm failed the call after 1 attempt, the last failed by: no connection. The retry budget is empty, it refills with successful calls; try again later, or raise RetryBudgetTokens (SDK_RETRY_BUDGET_TOKENS).", error.Message);
    }

    [Fact]
    public async Task A_call_whose_next_wait_would_be_too_long_may_be_given_more_time()
    {
        using var upstream = new Upstream();
        var error = await upstream.FailsAsync<UpstreamException>(new AttemptFailure(FailureKind.Busy, "status 503") { RetryAfter = TimeSpan.FromSeconds(30) });
        Assert.Equal("evm failed the call after 1 attempt, the last failed by: status 503. The next wait would outlast the total timeout; try again later, or allow more time with TotalTimeout (SDK_TOTAL_TIMEOUT_MS).", error.Message);
    }

    [Fact]
    public async Task An_open_circuit_says_how_long()
    {
        using var upstream = new Upstream(static options => (options.MaxRetries, options.CircuitFailThreshold) = (0, 1), circuit: "evm/127.0.0.1:8545");
        await upstream.FailAsync();
        var error = await upstream.FailsAsync<CircuitOpenException>([null]);
        Assert.Equal("The circuit evm/127.0.0.1:8545 is open: evm keeps failing. Try again in 30 s; if it stays so, check that evm is running and reachable.", error.Message);
    }

    [Fact]
    public async Task A_call_that_took_too_long_may_be_given_more_time()
    {
        using var upstream = new Upstream();
        var (call, attempt) = upstream.Begin();
        attempt.SetResult(Upstream.Down);
        await upstream.Time.NextWaitAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(30));
        var error = await Assert.ThrowsAsync<CallTimeoutException>(() => call);
        Assert.Equal("evm did not complete the call within 30 s after 1 attempt, the last failed by: no connection. Try again, or allow more time with TotalTimeout (SDK_TOTAL_TIMEOUT_MS).", error.Message);
    }

    [Fact]
    public void Where_every_URL_failed_each_says_why_and_the_shortest_wait_counts()
    {
        var first = new CircuitOpenException("First.", "evm/a") { Dependency = "evm", Attempts = 1, RetryAfter = TimeSpan.FromSeconds(5), MayHaveTakenEffect = true };
        var last = new CallTimeoutException("Last.", TimeSpan.FromSeconds(1)) { Dependency = "evm", Attempts = 2, RetryAfter = TimeSpan.FromSeconds(3) };
        var error = new AllEndpointsFailedException([first, last]);
        Assert.Equal("None of the URLs of evm could carry out the call. First. Last.", error.Message);
        Assert.Equal(("evm", 3, TimeSpan.FromSeconds(3), true), (error.Dependency, error.Attempts, error.RetryAfter, error.MayHaveTakenEffect));
        Assert.Equal([first, last], error.Failures);
        Assert.Same(last, error.InnerException);
    }
}
