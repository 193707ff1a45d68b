namespace Pandacea.Sdk.Chain;

/// <summary>What a failure on the way means for the transaction that was to be sent.</summary>
internal static class SendErrors
{
    /// <summary>What an earlier transaction may have done is not what this one did.</summary>
    public static async ValueTask<T> BeforeSendingAsync<T>(ValueTask<T> preparation)
    {
        try
        {
            return await preparation.ConfigureAwait(false);
        }
        catch (PandaceaException error) when (error is not OutboxException)
        {
            throw new TransactionNotSentException("The transaction was not sent. " + error.Message, error);
        }
    }

    public static TransactionUnresolvedException MaybeSent(NonceSlot slot, PandaceaException error) => new(
        $"The transaction {slot.Versions[0].Hash} may have been sent. It stays in the outbox and goes before the account's next one. {error.Message}",
        slot.Versions[0].Hash,
        error);
}
