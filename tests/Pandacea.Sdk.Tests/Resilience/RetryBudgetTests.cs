using Microsoft.Extensions.Options;
using Pandacea.Sdk.Resilience;
using static Pandacea.Sdk.Tests.Resilience.Upstream;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class RetryBudgetTests
{
    [Fact]
    public void Full_at_start_and_a_retry_costs_one()
    {
        var budget = Budget(50, 0.1);

        Assert.Equal(50, Spent(budget));
        Assert.False(budget.TrySpend());
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 2)]
    public void Ten_first_attempt_successes_pay_for_one_retry(int successes, int retries)
    {
        var budget = Budget(50, 0.1);
        Spent(budget);

        for (var success = 0; success < successes; success++)
        {
            budget.Refill();
        }

        Assert.Equal(retries, Spent(budget));
    }

    [Fact]
    public void Never_more_than_full()
    {
        var budget = Budget(3, 0.7);
        budget.Refill();
        Assert.True(budget.TrySpend());
        budget.Refill();
        budget.Refill();
        budget.Refill();

        Assert.Equal(3, Spent(budget));
    }

    [Fact]
    public void Parallel_callers_cannot_overspend_or_lose_a_refill()
    {
        var budget = Budget(1000, 1);
        var spent = 0;

        Parallel.For(0, 5000, _ =>
        {
            if (budget.TrySpend())
            {
                Interlocked.Increment(ref spent);
            }
        });
        Parallel.For(0, 400, _ => budget.Refill());

        Assert.Equal(1000, spent);
        Assert.Equal(400, Spent(budget));
    }

    [Fact]
    public async Task An_empty_budget_ends_the_call_with_its_last_failure()
    {
        using var upstream = new Upstream(options => options.RetryBudgetTokens = 2);

        var error = await upstream.FailsAsync<UpstreamException>(Down);

        Assert.Equal(3, error.Attempts);
        Assert.Equal(FailureKind.NoConnection, error.Kind);
        Assert.Contains("SDK_RETRY_BUDGET_TOKENS", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, upstream.Events.Of<RetryAttempt>().Count);
    }

    [Fact]
    public async Task Only_a_first_attempt_success_refills()
    {
        using var upstream = new Upstream(options => (options.RetryBudgetTokens, options.RetryBudgetRefill, options.CircuitFailThreshold) = (1, 1, 100));
        await upstream.CallAsync(Down, null);
        Assert.Equal(1, (await upstream.FailsAsync<UpstreamException>(Down)).Attempts);

        await upstream.CallAsync([null]);

        Assert.Equal(2, (await upstream.FailsAsync<UpstreamException>(Down)).Attempts);
    }

    [Fact]
    public async Task A_retry_that_is_refused_for_another_reason_costs_nothing()
    {
        using var upstream = new Upstream(options => (options.RetryBudgetTokens, options.RetryBudgetRefill) = (1, 0));
        var late = new AttemptFailure(FailureKind.Busy, "status 503") { RetryAfter = TimeSpan.FromMinutes(1) };
        await upstream.FailsAsync<UpstreamException>(late);
        await upstream.FailsAsync<UpstreamException>(new AttemptFailure(FailureKind.Rejected, "status 404"));

        Assert.Equal(2, (await upstream.FailsAsync<UpstreamException>(Down)).Attempts);
    }

    [Fact]
    public async Task Each_upstream_has_a_budget_of_its_own()
    {
        using var upstream = new Upstream(options => (options.RetryBudgetTokens, options.RetryBudgetRefill) = (1, 0));
        await upstream.FailsAsync<UpstreamException>(Down);
        var other = upstream.Factory.GetOrCreate("ipfs");

        var error = await Assert.ThrowsAsync<UpstreamException>(() => upstream.Time.DriveAsync(
            other.ExecuteAsync<int, object?>("test", (_, _, _) => ValueTask.FromResult<AttemptResult<int>>(Down), null)));

        Assert.Equal(2, error.Attempts);
        Assert.Equal("ipfs", error.Dependency);
    }

    private static TokenBudget Budget(int tokens, double refill) =>
        new(Options.Create(new ResilienceOptions { RetryBudgetTokens = tokens, RetryBudgetRefill = refill }));

    private static int Spent(TokenBudget budget)
    {
        var spent = 0;
        while (budget.TrySpend())
        {
            spent++;
        }

        return spent;
    }
}
