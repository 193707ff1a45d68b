namespace Pandacea.Sdk.Resilience;

/// <summary>The dependency failed the call: its attempts are used up, or the answer is one that no retry can change.</summary>
public sealed class UpstreamException : PandaceaException
{
    internal UpstreamException(string message, AttemptFailure failure)
        : base(message, failure.Error) => Failure = failure;

    /// <summary>The failure of the last attempt.</summary>
    public AttemptFailure Failure { get; }

    /// <summary>Why the last attempt failed.</summary>
    public FailureKind Kind => Failure.Kind;

    /// <summary>The HTTP status of the last attempt, if there was one.</summary>
    public int? Status => Failure.Status;

    /// <summary>The JSON-RPC error code of the last attempt, if there was one.</summary>
    public int? RpcCode => Failure.RpcCode;
}
