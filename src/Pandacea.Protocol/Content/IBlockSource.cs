namespace Pandacea.Protocol.Content;

/// <summary>Gives blocks by their CID.</summary>
public interface IBlockSource
{
    /// <summary>Gives one block.</summary>
    /// <param name="cid">Which.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its bytes, which nobody changes any more.</returns>
    /// <exception cref="ContentException">There is none, or its bytes are not those that the CID stands for.</exception>
    ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken);
}
