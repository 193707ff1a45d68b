using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>Writes a directory to this machine.</summary>
internal sealed class FolderDownload(IBlockSource blocks, Downloads files, DownloadOptions options, IProgress<long>? progress)
{
    private const int MostLevels = 256;

    // As the usual file system of the platform tells names apart.
    private static readonly StringComparer Names = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
    private readonly DirectoryReader _directories = new(blocks);
    private long _done;
    private long _entries;

    /// <summary>Fills a directory, which is made if it is missing.</summary>
    /// <returns>Bytes of all files.</returns>
    public async Task<long> RunAsync(Cid directory, string path, CancellationToken cancellationToken)
    {
        await FillAsync(directory, path, 1, cancellationToken).ConfigureAwait(false);
        return _done;
    }

    private async Task FillAsync(Cid directory, string path, int level, CancellationToken cancellationToken)
    {
        var links = await _directories.ListAsync(directory, cancellationToken).ConfigureAwait(false);
        if (level > MostLevels || links.FirstOrDefault(link => !IsName(link.Name)) is not null || links.DistinctBy(link => link.Name, Names).Count() < links.Count)
        {
            throw new StorageException(
                StorageFailure.Malformed, directory, $"The directory {directory} holds a name that is no name of a file here, or one name twice, or has more than {MostLevels} levels. Download its files one by one.");
        }

        if ((_entries += links.Count) > options.MaxEntries)
        {
            throw new StorageException(StorageFailure.TooLarge, directory, $"There are more than {options.MaxEntries} files and directories. Allow more with MaxEntries if there are to be that many.");
        }

        Directory.CreateDirectory(path);
        foreach (var link in links)
        {
            var target = Path.Combine(path, link.Name!);
            if (await IsDirectoryAsync(link.Target, cancellationToken).ConfigureAwait(false))
            {
                await FillAsync(link.Target, target, level + 1, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var before = _done;
                _done = before + await files.ToFileAsync(link.Target, target, options.MaxBytes - before, progress is null ? null : new Offset(progress, before), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> IsDirectoryAsync(Cid cid, CancellationToken cancellationToken) =>
        cid.Codec == ContentCodec.DagPb
        && DagNode.TryDecode(await blocks.GetAsync(cid, cancellationToken).ConfigureAwait(false), out var node)
        && node.Data is { } data
        && UnixFsNode.TryDecode(data, out var unixFs)
        && unixFs.Kind is UnixFsKind.Directory or UnixFsKind.HamtShard;

    // Whatever the platform, no name of another one's path: it may lead out of the folder.
    private static bool IsName(string? name) =>
        name is not (null or "" or "." or "..") && name.AsSpan().IndexOfAny("/\\:\0") < 0 && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;

    private sealed class Offset(IProgress<long> inner, long before) : IProgress<long>
    {
        public void Report(long value) => inner.Report(before + value);
    }
}
