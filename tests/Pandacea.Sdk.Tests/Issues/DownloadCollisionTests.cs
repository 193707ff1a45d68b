using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>What was not whole stood under NAME.part: two downloads destroyed each other's, and files of that name were lost.</summary>
public sealed class DownloadCollisionTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-part-").FullName;
    private StorageNode _node = null!;
    private StorageHost _host = null!;

    public async Task InitializeAsync()
    {
        _node = await StorageNode.StartAsync();
        _host = StorageHost.For(_node.Url);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Two_downloads_to_one_path_both_succeed_and_a_file_named_part_stays()
    {
        var content = Bytes.Of(600_000);
        var stored = await _host.UploadAsync(content);
        var target = Path.Combine(_folder, "x");
        await File.WriteAllTextAsync(target + ".part", "mine");

        var sizes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _host.Storage.DownloadFileAsync(stored.Cid, target)));

        Assert.All(sizes, size => Assert.Equal(content.Length, size));
        Assert.Equal(content, await File.ReadAllBytesAsync(target));
        Assert.Equal("mine", await File.ReadAllTextAsync(target + ".part"));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task A_directory_with_a_file_named_part_comes_down_whole()
    {
        var directory = await DirectoryAsync("x.part", "x");
        Assert.Equal(20, await _host.Storage.DownloadDirectoryAsync(directory, _folder));
        Assert.Equal(Bytes.Of(10, "x.part0"), await File.ReadAllBytesAsync(Path.Combine(_folder, "x.part")));
        Assert.Equal(Bytes.Of(10, "x1"), await File.ReadAllBytesAsync(Path.Combine(_folder, "x")));
    }

    [Fact]
    public async Task Two_files_of_one_name_are_refused()
    {
        var directory = await DirectoryAsync("x", "y", "x");
        var error = await Assert.ThrowsAsync<StorageException>(() => _host.Storage.DownloadDirectoryAsync(directory, _folder));
        Assert.Equal(StorageFailure.Malformed, error.Failure);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private async Task<Cid> DirectoryAsync(params string[] names)
    {
        var links = new List<DagLink>();
        foreach (var name in names)
        {
            var file = await _host.UploadAsync(Bytes.Of(10, name + links.Count));
            links.Add(new(name, file.Cid, file.TreeSize));
        }

        var block = new DagNode(links, UnixFsNode.Directory.Encode()).Encode();
        var directory = Cid.V0(ContentHash.Of(block));
        await _node.PutAsync(directory, block);
        return directory;
    }
}
