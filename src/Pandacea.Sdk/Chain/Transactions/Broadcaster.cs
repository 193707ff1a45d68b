namespace Pandacea.Sdk.Chain;

/// <summary>Hands signed bytes to the node and makes sense of its refusals.</summary>
internal sealed class Broadcaster(IEvmRpc rpc)
{
    private static readonly string[] AlreadyKnown = ["already known", "already imported", "known transaction", "alreadyknown"];
    private static readonly string[] NonceUsed = ["nonce too low", "nonce is too low", "replacement transaction underpriced", "already been used", "invalid nonce", "oldnonce"];

    /// <param name="versions">The transaction, and what it replaced: if one of them is known, none is lost.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="PandaceaException">It could not be sent, or was refused; its <c>MayHaveTakenEffect</c> tells whether the node may have it.</exception>
    public async ValueTask<Broadcast> SendAsync(IReadOnlyList<SignedTransaction> versions, CancellationToken cancellationToken)
    {
        try
        {
            await rpc.SendRawAsync(versions[0].Raw, cancellationToken).ConfigureAwait(false);
            return Broadcast.Accepted;
        }
        catch (EvmRpcException refusal) when (Says(refusal, AlreadyKnown))
        {
            return Broadcast.Accepted;
        }
        catch (EvmRpcException refusal) when (Says(refusal, NonceUsed))
        {
            // Ours may be what used the nonce: its answer was lost.
            return await IsKnownAsync(versions, refusal, cancellationToken).ConfigureAwait(false) ? Broadcast.Accepted : Broadcast.NonceTaken;
        }
        catch (EvmRpcException refusal) when (refusal.MayHaveTakenEffect)
        {
            if (await IsKnownAsync(versions, refusal, cancellationToken).ConfigureAwait(false))
            {
                return Broadcast.Accepted;
            }

            throw;
        }
    }

    private static bool Says(EvmRpcException refusal, string[] phrases) =>
        phrases.Any(phrase => refusal.NodeMessage.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<bool> IsKnownAsync(IReadOnlyList<SignedTransaction> versions, EvmRpcException refusal, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var version in versions)
            {
                if (await rpc.KnowsTransactionAsync(version.Hash, cancellationToken).ConfigureAwait(false))
                {
                    return true;
                }
            }

            return false;
        }
        catch (PandaceaException error)
        {
            throw new TransactionUnresolvedException(
                $"The node refused the transaction {versions[0].Hash} ({refusal.NodeMessage}), and could then not be asked whether it has it. It stays in the outbox.",
                versions[0].Hash,
                error);
        }
    }
}
