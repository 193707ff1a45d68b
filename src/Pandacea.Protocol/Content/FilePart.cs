namespace Pandacea.Protocol.Content;

/// <summary>One node of a file, checked against itself.</summary>
internal sealed record FilePart(ReadOnlyMemory<byte> Data, IReadOnlyList<Cid> Children, IReadOnlyList<ulong> ChildSizes, ulong Size)
{
    /// <exception cref="ContentException">The block is no part of a file, or contradicts itself.</exception>
    public static FilePart Read(Cid cid, ReadOnlyMemory<byte> block)
    {
        if (cid.Codec == ContentCodec.Raw)
        {
            return new(block, [], [], (ulong)block.Length);
        }

        var (links, node) = UnixFsBlock.Read(cid, block);
        if (node.Kind is not (UnixFsKind.File or UnixFsKind.Raw))
        {
            throw node.Kind is UnixFsKind.Directory or UnixFsKind.HamtShard
                ? new ContentException(ContentFailure.WrongKind, cid, $"{cid} is a directory, not a file. Name a file in it: {cid}/NAME.")
                : new ContentException(ContentFailure.Unsupported, cid, $"{cid} is of the kind {node.Kind}, which is not read.");
        }

        var size = node.BlockSizes.Aggregate((UInt128)node.Data.Length, (sum, below) => sum + below);
        return node.BlockSizes.Count == links.Count && size == (node.FileSize ?? size) && size <= ulong.MaxValue
            ? new(node.Data, [.. links.Select(link => link.Target)], node.BlockSizes, (ulong)size)
            : throw UnixFsBlock.Malformed(cid, "its sizes do not add up");
    }
}
