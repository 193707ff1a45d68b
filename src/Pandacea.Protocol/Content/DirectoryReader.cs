namespace Pandacea.Protocol.Content;

/// <summary>Reads directories out of blocks.</summary>
/// <param name="blocks">Gives the blocks; put <see cref="VerifiedBlocks"/> around a source that does not check them itself.</param>
/// <remarks>As safe for several threads as the source is.</remarks>
public sealed class DirectoryReader(IBlockSource blocks)
{
    /// <summary>What is in a directory.</summary>
    /// <exception cref="ContentException">It is none, or its block cannot be had.</exception>
    public async Task<IReadOnlyList<DagLink>> ListAsync(Cid directory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (directory.Codec == ContentCodec.Raw)
        {
            throw NoDirectory(directory);
        }

        var block = await blocks.GetAsync(directory, cancellationToken).ConfigureAwait(false);
        var (links, node) = UnixFsBlock.Read(directory, block);
        return node.Kind switch
        {
            UnixFsKind.Directory => links,
            UnixFsKind.HamtShard => throw new ContentException(ContentFailure.Unsupported, directory, $"{directory} is a directory in shards, which is not read."),
            _ => throw NoDirectory(directory),
        };
    }

    /// <summary>Follows a path from a directory downwards.</summary>
    /// <param name="root">Where it begins.</param>
    /// <param name="path">Names separated by slashes; empty ones are passed over.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ContentException">There is no such name, or a block cannot be had.</exception>
    public async Task<Cid> ResolveAsync(Cid root, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var place = root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var links = await ListAsync(place, cancellationToken).ConfigureAwait(false);
            place = links.FirstOrDefault(link => link.Name == name)?.Target
                ?? throw new ContentException(ContentFailure.Missing, place, $"no link named \"{name}\" under {place}");
        }

        return place;
    }

    private static ContentException NoDirectory(Cid cid) => new(ContentFailure.WrongKind, cid, $"{cid} is a file, not a directory.");
}
