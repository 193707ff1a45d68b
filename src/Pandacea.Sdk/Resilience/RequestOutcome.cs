namespace Pandacea.Sdk.Resilience;

/// <summary>Values of the metric attribute <c>outcome</c>.</summary>
internal static class RequestOutcome
{
    public static string Of(AttemptFailure? failure) => failure?.Kind switch
    {
        null => "ok",
        FailureKind.NoConnection => "no_connection",
        FailureKind.Reset => "reset",
        FailureKind.Timeout => "timeout",
        FailureKind.Truncated => "truncated",
        FailureKind.Altered => "altered",
        FailureKind.ServerError => "server_error",
        FailureKind.Unavailable => "unavailable",
        FailureKind.RpcInternalError => "rpc_internal_error",
        FailureKind.RequestTimeout => "request_timeout",
        FailureKind.TooEarly => "too_early",
        FailureKind.RateLimited => "rate_limited",
        FailureKind.Busy => "busy",
        FailureKind.RpcLimitExceeded => "rpc_limit_exceeded",
        FailureKind.Reverted => "reverted",
        _ => "rejected",
    };
}
