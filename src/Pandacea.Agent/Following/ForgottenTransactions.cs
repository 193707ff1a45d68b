using Pandacea.Agent.Store;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Following;

/// <summary>Gives a node that forgot blocks the agent's transactions again, as the same bytes and in the order of their nonces.</summary>
internal sealed class ForgottenTransactions(IAgentStore store, IEvmRpc rpc, ChainReader chain, string account)
{
    /// <returns>The transactions that the chain lacked: until they are in blocks again, what they do is not to be seen there.</returns>
    public async Task<IReadOnlyList<SignedTransaction>> SendAsync(CancellationToken cancellationToken)
    {
        var mined = await chain.TransactionCountAsync(account, cancellationToken).ConfigureAwait(false);
        var lacking = await store.Outbox.SentSinceAsync(account, mined, cancellationToken).ConfigureAwait(false);
        foreach (var transaction in lacking)
        {
            try
            {
                await rpc.CallAsync("eth_sendRawTransaction", [transaction.Raw], cancellationToken).ConfigureAwait(false);
            }
            catch (EvmRpcException)
            {
                // The node has it already, or its nonce was used since: either way it lacks it no more.
            }
        }

        return lacking;
    }
}
