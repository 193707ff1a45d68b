using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>What the SDK asks of one node; each call goes through the node's pipeline and may be repeated there.</summary>
internal interface IKuboNode
{
    /// <summary>Stores a block; its bytes are needed until the call ends.</summary>
    ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken);

    /// <summary>A block, verified.</summary>
    /// <exception cref="StorageException">The node does not have it.</exception>
    ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken);

    /// <summary>Whether the node has a block.</summary>
    ValueTask<bool> HasAsync(Cid cid, CancellationToken cancellationToken);

    /// <summary>Pins a root with all below it, or gives its pin another name.</summary>
    /// <exception cref="StorageException">A block is missing.</exception>
    ValueTask PinAsync(Cid root, string name, CancellationToken cancellationToken);

    /// <summary>The recursive pin of a root.</summary>
    /// <returns>Null: there is none.</returns>
    ValueTask<KuboPin?> FindPinAsync(Cid root, CancellationToken cancellationToken);

    /// <summary>Takes a recursive pin away.</summary>
    /// <returns>False: there was none, or an earlier attempt of this call took it.</returns>
    ValueTask<bool> UnpinAsync(Cid root, CancellationToken cancellationToken);
}
