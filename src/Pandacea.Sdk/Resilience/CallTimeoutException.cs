namespace Pandacea.Sdk.Resilience;

/// <summary>The call used up its total timeout, retries and waits included.</summary>
public sealed class CallTimeoutException : PandaceaException
{
    internal CallTimeoutException(string message, TimeSpan timeout)
        : base(message) => Timeout = timeout;

    /// <summary>The total timeout that ran out.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The failure of the last attempt that ended.</summary>
    /// <value>Null: no attempt ended in time.</value>
    public AttemptFailure? LastFailure { get; init; }
}
