using System.Text;

namespace Pandacea.Protocol.Content;

/// <summary>Builds directories of one block each.</summary>
/// <remarks>The CID is the one that Kubo computes; Kubo shards larger directories, which is not done here.</remarks>
public static class DirectoryBuilder
{
    /// <summary>Most bytes that the names and CIDs of a directory take together before Kubo shards it.</summary>
    public const int MostLinkBytes = 262_144;

    /// <summary>Builds one directory.</summary>
    /// <param name="entries">What is in it, in any order.</param>
    /// <param name="layout">Gives the version of its CID.</param>
    /// <param name="sink">Takes the block.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">Names are empty, occur twice, hold a slash or are not valid Unicode.</exception>
    /// <exception cref="ContentException">It would have to be sharded.</exception>
    public static async ValueTask<ContentNode> BuildAsync(
        IReadOnlyCollection<DirectoryEntry> entries, FileLayout layout, IBlockSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(sink);
        var sorted = Sort(entries);
        if (sorted.Sum(each => (long)each.Name.Length + each.Entry.Node.Cid.Size) > MostLinkBytes)
        {
            throw new ContentException(
                ContentFailure.Unsupported, null, $"The directory's names and CIDs have more than {MostLinkBytes} bytes: it would have to be sharded, which is not done. Split it.");
        }

        var block = new DagNode(
            [.. sorted.Select(each => new DagLink(each.Entry.Name, each.Entry.Node.Cid, each.Entry.Node.TreeSize))], UnixFsNode.Directory.Encode()).Encode();
        var cid = layout.NodeCid(ContentHash.Of(block));
        await sink.PutAsync(cid, block, cancellationToken).ConfigureAwait(false);
        return new(cid, 0, entries.Aggregate((ulong)block.Length, (sum, entry) => sum + entry.Node.TreeSize));
    }

    // By the bytes of their names, which is not the order of their UTF-16.
    private static List<(byte[] Name, DirectoryEntry Entry)> Sort(IReadOnlyCollection<DirectoryEntry> entries)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var sorted = entries.Select(entry => (Name: strict.GetBytes(entry.Name), Entry: entry)).ToList();
        sorted.Sort((one, other) => one.Name.AsSpan().SequenceCompareTo(other.Name));
        for (var i = 0; i < sorted.Count; i++)
        {
            var name = sorted[i].Entry.Name;
            if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal) || (i > 0 && name == sorted[i - 1].Entry.Name))
            {
                throw new ArgumentException($"'{name}' cannot be a name in a directory: names are not empty, hold no slash and occur once.", nameof(entries));
            }
        }

        return sorted;
    }
}
