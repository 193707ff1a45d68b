namespace Pandacea.Protocol.Content;

/// <summary>Takes the blocks of a tree as they are made, leaves first.</summary>
public interface IBlockSink
{
    /// <summary>Takes one block.</summary>
    /// <param name="cid">Its CID.</param>
    /// <param name="block">Its bytes; the memory is used again once the returned task has ended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken);
}
