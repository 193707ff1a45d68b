namespace Pandacea.Sdk.Resilience;

/// <summary>What follows from a <see cref="FailureKind"/>.</summary>
public static class FailureRules
{
    /// <summary>Whether the same call may be attempted again.</summary>
    public static bool IsRetried(this FailureKind kind) => kind.IsCounted() || kind.IsNotNow();

    /// <summary>Whether the circuit counts it as a failure of the upstream.</summary>
    public static bool IsCounted(this FailureKind kind) => kind is
        FailureKind.NoConnection or FailureKind.Reset or FailureKind.Timeout or FailureKind.Truncated or FailureKind.Altered or
        FailureKind.ServerError or FailureKind.Unavailable or FailureKind.RpcInternalError;

    /// <summary>Whether the upstream asked for patience: tells nothing about its health.</summary>
    internal static bool IsNotNow(this FailureKind kind) => kind is
        FailureKind.RequestTimeout or FailureKind.TooEarly or FailureKind.RateLimited or
        FailureKind.Busy or FailureKind.RpcLimitExceeded;

    /// <summary>Whether an attempt that failed so may nevertheless have been carried out.</summary>
    public static bool MayHaveTakenEffect(this FailureKind kind) =>
        kind.IsCounted() && kind != FailureKind.NoConnection;
}
