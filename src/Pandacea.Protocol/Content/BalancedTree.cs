namespace Pandacea.Protocol.Content;

/// <summary>Puts the nodes of a file together, level by level; holds one unfinished node of each level.</summary>
internal sealed class BalancedTree(FileLayout layout, IBlockSink sink)
{
    private readonly List<List<ContentNode>> _levels = [];

    /// <summary>Adds the next leaf.</summary>
    public ValueTask AddAsync(ContentNode leaf, CancellationToken cancellationToken) => AddAsync(0, leaf, cancellationToken);

    /// <summary>Finishes what is unfinished.</summary>
    /// <returns>The root.</returns>
    public async ValueTask<ContentNode> FinishAsync(CancellationToken cancellationToken)
    {
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count - 1 && _levels[level] is [var root])
            {
                return root;
            }

            await CloseAsync(level, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask AddAsync(int level, ContentNode node, CancellationToken cancellationToken)
    {
        if (level == _levels.Count)
        {
            _levels.Add(new(layout.MaxLinks));
        }

        if (_levels[level].Count == layout.MaxLinks)
        {
            await CloseAsync(level, cancellationToken).ConfigureAwait(false);
        }

        _levels[level].Add(node);
    }

    private async ValueTask CloseAsync(int level, CancellationToken cancellationToken)
    {
        var children = _levels[level];
        var data = UnixFsNode.Inner([.. children.Select(child => child.ContentSize)]);
        var block = new DagNode([.. children.Select(child => new DagLink("", child.Cid, child.TreeSize))], data.Encode()).Encode();
        var cid = layout.NodeCid(ContentHash.Of(block));
        await sink.PutAsync(cid, block, cancellationToken).ConfigureAwait(false);

        var size = children.Aggregate((ulong)block.Length, (sum, child) => sum + child.TreeSize);
        children.Clear();
        await AddAsync(level + 1, new(cid, data.FileSize!.Value, size), cancellationToken).ConfigureAwait(false);
    }
}
