namespace Pandacea.Sdk.Chain;

/// <summary>A transaction was sent, or may have been, and its fate is not known yet.</summary>
/// <remarks>Its bytes stay in the outbox; the account's next transaction and <see cref="ITransactionSender.FlushAsync"/> resolve it first.</remarks>
public sealed class TransactionUnresolvedException : PandaceaException
{
    internal TransactionUnresolvedException(string message, string transactionHash, PandaceaException? innerException)
        : base(message, innerException)
    {
        TransactionHash = transactionHash;
        MayHaveTakenEffect = true;
        Dependency = innerException?.Dependency ?? EvmRpc.Dependency;
        Attempts = innerException?.Attempts ?? 0;
        RetryAfter = innerException?.RetryAfter;
    }

    /// <summary>Hash of the transaction, 0x-hex.</summary>
    public string TransactionHash { get; }
}
