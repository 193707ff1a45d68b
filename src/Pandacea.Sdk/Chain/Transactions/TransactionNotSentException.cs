namespace Pandacea.Sdk.Chain;

/// <summary>A transaction was not sent because an earlier one of the account must be resolved first, or because its nonce was taken again and again.</summary>
public sealed class TransactionNotSentException : PandaceaException
{
    internal TransactionNotSentException(string message, PandaceaException? innerException = null)
        : base(message, innerException)
    {
        Dependency = innerException?.Dependency ?? EvmRpc.Dependency;
        Attempts = innerException?.Attempts ?? 0;
        RetryAfter = innerException?.RetryAfter;
    }
}
