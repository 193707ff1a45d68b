using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class FailureRulesTests
{
    /// <summary>Decision D26, row by row; the last column: may it have been carried out?</summary>
    public static readonly TheoryData<FailureKind, bool, bool, bool> Rows = new()
    {
        { FailureKind.NoConnection, true, true, false },
        { FailureKind.Reset, true, true, true },
        { FailureKind.Timeout, true, true, true },
        { FailureKind.Truncated, true, true, true },
        { FailureKind.Altered, true, true, true },
        { FailureKind.ServerError, true, true, true },
        { FailureKind.Unavailable, true, true, true },
        { FailureKind.RpcInternalError, true, true, true },
        { FailureKind.RequestTimeout, true, false, false },
        { FailureKind.TooEarly, true, false, false },
        { FailureKind.RateLimited, true, false, false },
        { FailureKind.Busy, true, false, false },
        { FailureKind.RpcLimitExceeded, true, false, false },
        { FailureKind.Rejected, false, false, false },
        { FailureKind.Reverted, false, false, false },
    };

    [Fact]
    public void Every_kind_has_its_row() => Assert.Equal(Enum.GetValues<FailureKind>().Length, Rows.Count);

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_kind_is_retried_and_counted_as_decided(FailureKind kind, bool retried, bool counted, bool mayHaveTakenEffect)
    {
        using var upstream = new Upstream(options => (options.MaxRetries, options.CircuitFailThreshold) = (1, 3));
        var failure = new AttemptFailure(kind, "cause") { Status = 599, RpcCode = -1, RequestId = "id" };

        var error = await upstream.FailsAsync<UpstreamException>(failure);
        Assert.Equal(retried ? 2 : 1, error.Attempts);
        Assert.Equal((kind, 599, -1, "id"), (error.Kind, error.Status, error.RpcCode, error.RequestId));
        Assert.Equal(mayHaveTakenEffect, error.MayHaveTakenEffect);
        Assert.Contains(retried ? "SDK_MAX_RETRIES" : "correct the request", error.Message, StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<PandaceaException>(() => upstream.CallAsync(failure));
        Assert.Equal(counted ? CircuitState.Open : CircuitState.Closed, upstream.Pipeline.State);
        Assert.Equal(!counted, upstream.Pipeline.IsUp);
    }

    [Theory]
    [InlineData(FailureKind.Rejected, true)]
    [InlineData(FailureKind.Reverted, true)]
    [InlineData(FailureKind.RateLimited, false)]
    [InlineData(FailureKind.Busy, false)]
    public async Task An_answer_resets_the_count_and_a_request_for_patience_does_not(FailureKind kind, bool resets)
    {
        using var upstream = new Upstream(options => (options.MaxRetries, options.CircuitFailThreshold) = (0, 2));

        await upstream.FailAsync();
        await upstream.FailAsync(1, new AttemptFailure(kind, "cause"));
        await upstream.FailAsync();

        Assert.Equal(resets ? CircuitState.Closed : CircuitState.Open, upstream.Pipeline.State);
    }

    [Fact]
    public async Task One_attempt_that_may_have_taken_effect_is_enough()
    {
        using var upstream = new Upstream();

        var error = await upstream.FailsAsync<UpstreamException>(new AttemptFailure(FailureKind.Reset, "reset"), new AttemptFailure(FailureKind.Rejected, "status 400"));

        Assert.True(error.MayHaveTakenEffect);
        Assert.Equal(FailureKind.Rejected, error.Kind);
    }

    [Fact]
    public async Task A_read_can_say_that_it_has_no_effect()
    {
        using var upstream = new Upstream(options => options.MaxRetries = 0);

        var error = await upstream.FailsAsync<UpstreamException>(new AttemptFailure(FailureKind.Timeout, "timeout") { MayHaveTakenEffect = false });

        Assert.False(error.MayHaveTakenEffect);
        Assert.Contains("after 1 attempt, ", error.Message, StringComparison.Ordinal);
    }
}
