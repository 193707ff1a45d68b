using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Blocks;

/// <summary>Gives blocks out of the folder, and none whose bytes are not those that its CID stands for.</summary>
internal sealed class BlockReader(BlockFolder folder, IpfsMetrics metrics) : IBlockSource
{
    public ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var block = folder.Read(cid.Hash) ?? throw NotFound.Of(cid);
        if (!cid.Matches(block))
        {
            metrics.Damaged();
            throw ContentException.Altered(cid);
        }

        return new(block);
    }
}
