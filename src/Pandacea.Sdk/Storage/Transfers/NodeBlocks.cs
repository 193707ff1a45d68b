using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Blocks from the first node that gives them.</summary>
internal sealed class NodeBlocks(IKuboNodes nodes) : IBlockSource
{
    public ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken) =>
        nodes.AnyAsync((node, token) => node.GetAsync(cid, token), cancellationToken);
}
