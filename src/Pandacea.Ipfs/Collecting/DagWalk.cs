using Pandacea.Ipfs.Blocks;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Collecting;

/// <summary>Walks trees of blocks, each block once, however many trees share it.</summary>
internal sealed class DagWalk(BlockLinks links)
{
    // Bytes read as a leaf have no links, the same bytes read as a node may have some.
    private readonly HashSet<(ContentHash Hash, ContentCodec Codec)> _seen = [];

    /// <summary>Whether a block was reached.</summary>
    public bool Reached(ContentHash hash) => _seen.Contains((hash, ContentCodec.Raw)) || _seen.Contains((hash, ContentCodec.DagPb));

    /// <summary>A block and all below it that were not reached before; each comes before it is read.</summary>
    /// <exception cref="ContentException">A block is not there, or damaged.</exception>
    public IEnumerable<Cid> From(Cid root) => From(root, links.Of);

    /// <summary>The same, but blocks that cannot be read are taken for leaves.</summary>
    public IEnumerable<Cid> FromWhatIsThere(Cid root) => From(root, LinksOrNone);

    private IEnumerable<Cid> From(Cid root, Func<Cid, IReadOnlyList<Cid>> linksOf)
    {
        var waiting = new Stack<Cid>([root]);
        while (waiting.TryPop(out var next))
        {
            if (!_seen.Add((next.Hash, next.Codec)))
            {
                continue;
            }

            yield return next;
            foreach (var link in linksOf(next))
            {
                waiting.Push(link);
            }
        }
    }

    private IReadOnlyList<Cid> LinksOrNone(Cid cid)
    {
        try
        {
            return links.Of(cid);
        }
        catch (ContentException)
        {
            return [];
        }
    }
}
