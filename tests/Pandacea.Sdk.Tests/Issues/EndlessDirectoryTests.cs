using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>A few blocks that link to each other many times were a directory of practically endless empty files, which MaxBytes did not bound.</summary>
public sealed class EndlessDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-endless-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(110, true)]
    [InlineData(109, false)]
    public async Task Files_and_directories_are_bounded_too(int most, bool isEnough)
    {
        await using var node = await StorageNode.StartAsync();
        await using var host = StorageHost.For(node.Url);

        // 10 directories with 10 empty files each.
        var file = await host.UploadAsync([]);
        var directory = await DirectoryAsync(node, await DirectoryAsync(node, file.Cid));
        var all = new DownloadOptions { MaxBytes = 0, MaxEntries = most };
        if (isEnough)
        {
            Assert.Equal(0, await host.Storage.DownloadDirectoryAsync(directory, _folder, all));
            Assert.Equal(110, Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Length);
            return;
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => host.Storage.DownloadDirectoryAsync(directory, _folder, all));
        Assert.Equal(StorageFailure.TooLarge, error.Failure);
        Assert.Contains("MaxEntries", error.Message, StringComparison.Ordinal);
        Assert.InRange(Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Length, 0, 109);
    }

    private static async Task<Cid> DirectoryAsync(StorageNode node, Cid below)
    {
        var block = new DagNode([.. Enumerable.Range(0, 10).Select(i => new DagLink($"{i}", below, 0))], UnixFsNode.Directory.Encode()).Encode();
        var directory = Cid.V0(ContentHash.Of(block));
        await node.PutAsync(directory, block);
        return directory;
    }
}
