namespace Pandacea.Protocol.Content;

/// <summary>Reads blocks that belong to files and directories.</summary>
internal static class UnixFsBlock
{
    /// <exception cref="ContentException">It is none.</exception>
    public static (IReadOnlyList<DagLink> Links, UnixFsNode Node) Read(Cid cid, ReadOnlyMemory<byte> block) =>
        DagNode.TryDecode(block, out var dag) && dag.Data is { } data && UnixFsNode.TryDecode(data, out var node)
            ? (dag.Links, node)
            : throw Malformed(cid, "it is no node of a file or directory");

    public static ContentException Malformed(Cid cid, string why) =>
        new(ContentFailure.Malformed, cid, $"Block {cid} is genuine but cannot be read: {why}.");
}
