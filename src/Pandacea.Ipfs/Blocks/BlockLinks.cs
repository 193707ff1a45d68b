using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Blocks;

/// <summary>Tells what a block links to, and reads no more of it than need be: most of what is stored are leaves.</summary>
internal sealed class BlockLinks(BlockFolder folder)
{
    private const int HeadBytes = 16;
    private const byte DataFirst = 0x0a;

    /// <summary>The CIDs that a block links to, in their order, repeated ones too.</summary>
    /// <exception cref="ContentException">It is not there, or damaged.</exception>
    public IReadOnlyList<Cid> Of(Cid cid)
    {
        if (cid.Codec == ContentCodec.Raw || IsLeaf(cid.Hash))
        {
            return folder.SizeOf(cid.Hash) is null ? throw NotFound.Of(cid) : [];
        }

        var block = folder.Read(cid.Hash) ?? throw NotFound.Of(cid);
        return cid.Matches(block) ? Of(cid, block) : throw ContentException.Altered(cid);
    }

    /// <summary>The CIDs that a block links to whose bytes are at hand; none where it cannot be read.</summary>
    public static IReadOnlyList<Cid> Of(Cid cid, ReadOnlyMemory<byte> block) =>
        cid.Codec == ContentCodec.DagPb && DagNode.TryDecode(block, out var node) ? [.. node.Links.Select(link => link.Target)] : [];

    // Data that fills the block to its end leaves no room for links.
    private bool IsLeaf(ContentHash hash)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        var read = folder.ReadHead(hash, head) ?? 0;
        if (read < 2 || head[0] != DataFirst)
        {
            return false;
        }

        var (length, at) = (0L, 1);
        for (var shift = 0; at < read && at < 6; shift += 7)
        {
            var part = head[at++];
            length |= (long)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return folder.SizeOf(hash) == at + length;
            }
        }

        return false;
    }
}
