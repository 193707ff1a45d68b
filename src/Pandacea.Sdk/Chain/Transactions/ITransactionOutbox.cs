namespace Pandacea.Sdk.Chain;

/// <summary>Keeps signed transactions from before they are first sent until their fate is known. Thread safe.</summary>
/// <remarks>What it keeps must survive the process: it is what makes a lost answer no lost and no double transaction.</remarks>
public interface ITransactionOutbox
{
    /// <summary>The transactions whose fate is not known, in the order in which they were added.</summary>
    ValueTask<IReadOnlyList<SignedTransaction>> PendingAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a transaction; it is durable when this returns.</summary>
    ValueTask AddAsync(SignedTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Notes the fate of a transaction, which is then no longer pending.</summary>
    /// <remarks>Must be durable when this returns for <see cref="TransactionFate.Abandoned"/>: its bytes must never be sent again.</remarks>
    ValueTask ResolveAsync(string hash, TransactionFate fate, CancellationToken cancellationToken);
}
