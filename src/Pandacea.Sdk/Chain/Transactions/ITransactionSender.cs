namespace Pandacea.Sdk.Chain;

/// <summary>Signs, keeps, sends and follows transactions. Thread safe; an account's transactions are sent one after the other.</summary>
public interface ITransactionSender
{
    /// <summary>Sends a transaction: nonce, signature, outbox, node. Earlier transactions of the account whose fate is not known go first.</summary>
    /// <returns>The transaction as the node took it; it is not in a block yet.</returns>
    /// <exception cref="TransactionNotSentException">Nothing was sent; the nonce is free again.</exception>
    /// <exception cref="TransactionUnresolvedException">It may have been sent; it stays in the outbox.</exception>
    /// <exception cref="OutboxException">It could not be kept, and was not sent.</exception>
    ValueTask<SignedTransaction> SendAsync(EvmAccount account, ContractCall call, CancellationToken cancellationToken);

    /// <summary>Waits until a transaction, or one that replaced it, has the confirmations asked for; also through an outage of the node.</summary>
    /// <returns>Its receipt. <see cref="TransactionReceipt.Succeeded"/> is false if it reverted.</returns>
    /// <exception cref="TransactionUnresolvedException">The time ran out; it stays in the outbox.</exception>
    ValueTask<TransactionReceipt> ConfirmAsync(SignedTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Replaces a transaction that waits too long by the same one with higher fees, under the same nonce.</summary>
    /// <returns>The replacement; whoever waits for the first one is told of either.</returns>
    /// <exception cref="TransactionNotSentException">The transaction is settled or not of this process, or the node refused.</exception>
    /// <exception cref="TransactionUnresolvedException">It may have been sent; both stay in the outbox.</exception>
    ValueTask<SignedTransaction> BumpFeeAsync(EvmAccount account, SignedTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Sends again whatever the outbox holds and waits until its fate is known; at start this is the recovery.</summary>
    /// <param name="account">Address of the account; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PandaceaException">Some transactions could not be resolved; they stay in the outbox.</exception>
    ValueTask FlushAsync(string? account, CancellationToken cancellationToken);

    /// <summary>Signs and keeps a transaction that somebody else is to send. Until it is confirmed or released, it goes before the account's next one.</summary>
    /// <exception cref="TransactionNotSentException">It could not be prepared.</exception>
    /// <exception cref="OutboxException">It could not be kept.</exception>
    ValueTask<SignedTransaction> SignAsync(EvmAccount account, ContractCall call, CancellationToken cancellationToken);

    /// <summary>Frees the nonce of a transaction from <see cref="SignAsync"/> that certainly nobody sends; without effect if it was sent meanwhile.</summary>
    ValueTask ReleaseAsync(SignedTransaction transaction, CancellationToken cancellationToken);
}
