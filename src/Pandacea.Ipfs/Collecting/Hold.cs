using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Collecting;

/// <summary>Keeps blocks that an operation under way relies on, until it ends: by then they are pinned, or nobody was told of them.</summary>
internal sealed class Hold : IDisposable
{
    private readonly Holds _all;
    private readonly HashSet<Cid> _roots = [];

    internal Hold(Holds all) => _all = all;

    /// <summary>Keeps a block and all below it. To be called before it is asked whether the block is there.</summary>
    public void Keep(Cid cid) => _all.Under(() => _roots.Add(cid), cid.Hash);

    /// <summary>Keeps one block for as long as the collection that runs just now.</summary>
    public void Touch(ContentHash hash) => _all.Under(null, hash);

    /// <summary>Lets go of blocks that something else kept links to, once that can be read: so a long file takes no more memory than a short one.</summary>
    public void Cover(IReadOnlyList<Cid> links)
    {
        if (links.Count > 0)
        {
            _all.Under(() => _roots.ExceptWith(links));
        }
    }

    public void Dispose() => _all.End(this);

    internal IEnumerable<Cid> Roots => _roots;
}
