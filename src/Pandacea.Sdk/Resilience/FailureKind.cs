namespace Pandacea.Sdk.Resilience;

/// <summary>Why an attempt failed. <see cref="FailureRules"/> says which kinds are retried and which the circuit counts.</summary>
public enum FailureKind
{
    /// <summary>No connection could be made: refused, unreachable, unknown host, connect timeout.</summary>
    NoConnection,

    /// <summary>The connection broke before the answer began.</summary>
    Reset,

    /// <summary>No answer within the attempt timeout.</summary>
    Timeout,

    /// <summary>The answer broke off, or could not be read as an answer.</summary>
    Truncated,

    /// <summary>The answer is whole, but not the one that was asked for: its bytes are not those that the content identifier stands for.</summary>
    Altered,

    /// <summary>HTTP 500, 502 or 504.</summary>
    ServerError,

    /// <summary>HTTP 503 without <c>Retry-After</c>.</summary>
    Unavailable,

    /// <summary>JSON-RPC error -32603.</summary>
    RpcInternalError,

    /// <summary>HTTP 408.</summary>
    RequestTimeout,

    /// <summary>HTTP 425.</summary>
    TooEarly,

    /// <summary>HTTP 429.</summary>
    RateLimited,

    /// <summary>HTTP 503 with <c>Retry-After</c>.</summary>
    Busy,

    /// <summary>JSON-RPC error -32005.</summary>
    RpcLimitExceeded,

    /// <summary>Any other answer that is no success: other HTTP status, other JSON-RPC error.</summary>
    Rejected,

    /// <summary>The contract reverted.</summary>
    Reverted,
}
