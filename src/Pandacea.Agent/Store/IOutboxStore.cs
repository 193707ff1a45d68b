using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Store;

/// <summary>The agent's signed transactions; those on chain are kept too, for a node that forgets blocks.</summary>
public interface IOutboxStore : ITransactionOutbox
{
    /// <summary>Pending and confirmed transactions of the account from the nonce on, in the order of their nonces.</summary>
    Task<IReadOnlyList<SignedTransaction>> SentSinceAsync(string account, ulong nonce, CancellationToken cancellationToken);
}
