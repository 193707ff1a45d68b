using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class HttpFailuresTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(500, false, FailureKind.ServerError)]
    [InlineData(502, false, FailureKind.ServerError)]
    [InlineData(504, true, FailureKind.ServerError)]
    [InlineData(503, false, FailureKind.Unavailable)]
    [InlineData(503, true, FailureKind.Busy)]
    [InlineData(408, false, FailureKind.RequestTimeout)]
    [InlineData(425, false, FailureKind.TooEarly)]
    [InlineData(429, false, FailureKind.RateLimited)]
    [InlineData(429, true, FailureKind.RateLimited)]
    [InlineData(400, false, FailureKind.Rejected)]
    [InlineData(401, false, FailureKind.Rejected)]
    [InlineData(404, true, FailureKind.Rejected)]
    [InlineData(409, false, FailureKind.Rejected)]
    [InlineData(499, false, FailureKind.Rejected)]
    [InlineData(501, false, FailureKind.Rejected)]
    [InlineData(505, false, FailureKind.Rejected)]
    [InlineData(302, false, FailureKind.Rejected)]
    public void Each_status_has_its_kind(int status, bool retryAfter, FailureKind kind)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
        }

        var failure = HttpFailures.Of(response, _time)!;

        Assert.Equal((kind, status, $"status {status}"), (failure.Kind, failure.Status, failure.Cause));
        Assert.Equal(retryAfter ? TimeSpan.FromSeconds(7) : null, failure.RetryAfter);
        Assert.Null(failure.RequestId);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public void A_success_is_no_failure(int status)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);

        Assert.Null(HttpFailures.Of(response, _time));
    }

    [Theory]
    [InlineData("Tue, 01 Jan 2030 12:00:05 GMT", 5.0)]
    [InlineData("Tue, 01 Jan 2030 11:00:00 GMT", 0.0)]
    [InlineData("0", 0.0)]
    [InlineData("120", 120.0)]
    public void Retry_after_is_seconds_or_a_date(string header, double seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        var failure = HttpFailures.Of(response, _time)!;

        Assert.Equal(FailureKind.Busy, failure.Kind);
        Assert.Equal(TimeSpan.FromSeconds(seconds), failure.RetryAfter);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("")]
    public void An_unreadable_retry_after_is_none(string header)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        var failure = HttpFailures.Of(response, _time)!;

        Assert.Equal((FailureKind.Unavailable, null), (failure.Kind, failure.RetryAfter));
    }

    [Fact]
    public void The_request_id_is_kept()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest);
        response.Headers.TryAddWithoutValidation("X-Request-Id", "abc");

        Assert.Equal("abc", HttpFailures.Of(response, _time)!.RequestId);
    }

    [Theory]
    [InlineData(-32603, false, FailureKind.RpcInternalError)]
    [InlineData(-32005, false, FailureKind.RpcLimitExceeded)]
    [InlineData(-32000, false, FailureKind.Rejected)]
    [InlineData(-32602, false, FailureKind.Rejected)]
    [InlineData(3, true, FailureKind.Reverted)]
    [InlineData(-32603, true, FailureKind.Reverted)]
    public void Each_rpc_error_has_its_kind(int code, bool reverted, FailureKind kind)
    {
        var failure = HttpFailures.OfRpcError(code, "why", reverted);

        Assert.Equal((kind, code, $"rpc {code}: why"), (failure.Kind, failure.RpcCode, failure.Cause));
        Assert.Equal($"rpc {code}", HttpFailures.OfRpcError(code, null).Cause);
    }
}
