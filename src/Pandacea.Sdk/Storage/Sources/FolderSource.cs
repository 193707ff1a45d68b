using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>A directory of this machine.</summary>
internal sealed class FolderSource(string path) : IUploadSource
{
    public bool CanRepeat => true;

    public async Task<ContentNode> BuildAsync(UploadOptions options, IBlockSink sink, CancellationToken cancellationToken)
    {
        var tree = new DirectoryTree();
        var files = Files(tree);
        var progress = new UploadProgress(options.Progress, files.Sum(file => file.Length));
        foreach (var file in files)
        {
            await using var content = LocalFile.Read(file.FullName);
            tree.Add(Relative(file), await FileBuilder.BuildAsync(content, options.Layout, sink, progress, cancellationToken).ConfigureAwait(false));
            progress.NextFile();
        }

        var built = await tree.BuildAsync(options.Layout, sink, cancellationToken).ConfigureAwait(false);
        return built[^1].Node;
    }

    private List<FileInfo> Files(DirectoryTree tree)
    {
        var files = new List<FileInfo>();
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", everything))
        {
            if (entry.LinkTarget is not null)
            {
                throw new StorageException(
                    StorageFailure.Unsupported, null, $"'{entry.FullName}' is a symbolic link, which is not stored. Replace it by what it points to, or leave it out.");
            }

            if (entry is FileInfo file)
            {
                files.Add(FileKind.IsRegular(file) ? file : throw new StorageException(
                    StorageFailure.Unsupported, null, $"'{file.FullName}' is a pipe, a socket or a device, which is not stored. Leave it out."));
            }
            else
            {
                tree.AddDirectory(Relative(entry));
            }
        }

        return files;
    }

    private string Relative(FileSystemInfo entry) => Path.GetRelativePath(path, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
