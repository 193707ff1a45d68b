namespace Pandacea.Protocol.Content;

/// <summary>Lets no block pass whose bytes are not those that its CID stands for.</summary>
public sealed class VerifiedBlocks(IBlockSource source) : IBlockSource
{
    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken)
    {
        var block = await source.GetAsync(cid, cancellationToken).ConfigureAwait(false);
        return cid.Matches(block.Span) ? block : throw ContentException.Altered(cid);
    }
}
