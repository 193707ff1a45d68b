namespace Pandacea.Protocol.Content;

/// <summary>Builds the tree of a file from a stream; needs one chunk and a node for each level, however long the file is.</summary>
/// <remarks>The CID is the one that Kubo computes for the same layout. Safe for any thread.</remarks>
public static class FileBuilder
{
    /// <summary>Reads a stream to its end and builds its tree.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="layout">How to lay them out, for example <see cref="FileLayout.V0"/>.</param>
    /// <param name="sink">Takes the blocks, each before those that link to it; a block that occurs twice comes twice. <see cref="NoSink"/> for the CID alone.</param>
    /// <param name="progress">Told the bytes read so far, after each chunk, on this thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The root.</returns>
    /// <exception cref="ArgumentException">A value of the layout is out of its range.</exception>
    public static async Task<ContentNode> BuildAsync(
        Stream content, FileLayout layout, IBlockSink sink, IProgress<ulong>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(sink);
        layout.Check();
        using var buffer = new LeafBuffer(layout.ChunkSize);
        var tree = new BalancedTree(layout, sink);
        var done = 0UL;
        for (var isFirst = true; ; isFirst = false)
        {
            var length = await content.ReadAtLeastAsync(buffer.Chunk, layout.ChunkSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (length == 0 && !isFirst)
            {
                return await tree.FinishAsync(cancellationToken).ConfigureAwait(false);
            }

            var block = layout.RawLeaves ? buffer.Raw(length) : buffer.Wrapped(length);
            var hash = ContentHash.Of(block.Span);
            var cid = layout.RawLeaves ? Cid.V1(ContentCodec.Raw, hash) : layout.NodeCid(hash);
            await sink.PutAsync(cid, block, cancellationToken).ConfigureAwait(false);
            await tree.AddAsync(new(cid, (ulong)length, (ulong)block.Length), cancellationToken).ConfigureAwait(false);
            progress?.Report(done += (ulong)length);
        }
    }
}
