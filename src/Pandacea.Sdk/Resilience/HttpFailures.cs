namespace Pandacea.Sdk.Resilience;

/// <summary>Turns HTTP and JSON-RPC answers into failures.</summary>
public static class HttpFailures
{
    /// <summary>The header in which the project's services name the request.</summary>
    private const string RequestIdHeader = "X-Request-Id";

    /// <summary>Judges the status of an answer.</summary>
    /// <param name="response">The answer; its body is not read.</param>
    /// <param name="time">The clock that a <c>Retry-After</c> date is measured against.</param>
    /// <returns>Null for a success.</returns>
    public static AttemptFailure? Of(HttpResponseMessage response, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(time);
        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        return OfStatus((int)response.StatusCode, RetryAfterHeader.Read(response.Headers, time)) with
        {
            RequestId = response.Headers.TryGetValues(RequestIdHeader, out var ids) ? ids.FirstOrDefault() : null,
        };
    }

    /// <summary>Judges a JSON-RPC error object.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="message">Its message, for the cause.</param>
    /// <param name="reverted">Whether the transport recognised a revert of the contract.</param>
    public static AttemptFailure OfRpcError(int code, string? message, bool reverted = false)
    {
        var kind = reverted
            ? FailureKind.Reverted
            : code switch
            {
                -32603 => FailureKind.RpcInternalError,
                -32005 => FailureKind.RpcLimitExceeded,
                _ => FailureKind.Rejected,
            };
        var cause = string.IsNullOrEmpty(message) ? $"rpc {code}" : $"rpc {code}: {message}";
        return new AttemptFailure(kind, cause) { RpcCode = code };
    }

    internal static AttemptFailure OfStatus(int status, TimeSpan? retryAfter) =>
        new(KindOf(status, retryAfter is not null), $"status {status}") { Status = status, RetryAfter = retryAfter };

    private static FailureKind KindOf(int status, bool hasRetryAfter) => status switch
    {
        500 or 502 or 504 => FailureKind.ServerError,
        503 => hasRetryAfter ? FailureKind.Busy : FailureKind.Unavailable,
        408 => FailureKind.RequestTimeout,
        425 => FailureKind.TooEarly,
        429 => FailureKind.RateLimited,
        _ => FailureKind.Rejected,
    };
}
