namespace Pandacea.Sdk.Chain;

/// <summary>The contract refused: the transaction is in a block without effect, or a call without a transaction was refused.</summary>
public sealed class TransactionRevertedException : PandaceaException
{
    internal TransactionRevertedException(RevertReason reason, string? transactionHash, PandaceaException? innerException = null)
        : base($"The contract refused: {reason.Text}.", innerException)
    {
        Reason = reason.Text;
        ErrorName = reason.Name;
        TransactionHash = transactionHash;
        Dependency = innerException?.Dependency ?? EvmRpc.Dependency;

        // Whoever has a receipt was reached.
        Attempts = innerException?.Attempts ?? 1;
    }

    /// <summary>Why, with arguments: <c>PriceTooLow(1, 1000000000000000)</c>.</summary>
    public string Reason { get; }

    /// <summary>Name of the contract's error: <c>PriceTooLow</c>.</summary>
    /// <value>Null where the contract gave a text or nothing.</value>
    public string? ErrorName { get; }

    /// <summary>Hash of the reverted transaction, 0x-hex.</summary>
    /// <value>Null: there was no transaction, only a call.</value>
    public string? TransactionHash { get; }
}
