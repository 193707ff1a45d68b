using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

public sealed class FolderTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-folder-").FullName;
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
    public async Task A_file_goes_up_and_comes_down_under_its_name_only_when_it_is_whole()
    {
        var (source, target) = (InFolder("source"), InFolder("target"));
        await File.WriteAllBytesAsync(source, Bytes.Of(400_000));
        await File.WriteAllTextAsync(target, "old");
        var stored = await _host.Storage.UploadFileAsync(source);
        Assert.Equal(400_000, await _host.Storage.DownloadFileAsync(stored.Cid, target));
        Assert.Equal(Bytes.Of(400_000), await File.ReadAllBytesAsync(target));
        Assert.Equal(["source", "target"], Names(_folder));
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_whole_leaves_what_was_there()
    {
        var target = InFolder("target");
        await File.WriteAllTextAsync(target, "old");
        var stored = await _host.UploadAsync(Bytes.Of(600_000));
        await using var front = new NodeFront(_node.Url)
        {
            OnAnswer = (request, answer) => new(request.Command == "block/get" && !request.Query.Contains(stored.Cid.ToString()) ? Altered(answer) : answer),
        };
        await using var host = StorageHost.For(front.Url);
        await Assert.ThrowsAnyAsync<PandaceaException>(() => host.Storage.DownloadFileAsync(stored.Cid, target));
        Assert.Equal("old", await File.ReadAllTextAsync(target));
        Assert.Equal(["target"], Names(_folder));
    }

    [Fact]
    public async Task A_directory_goes_up_and_comes_down_with_all_that_is_in_it()
    {
        var source = InFolder("source");
        Directory.CreateDirectory(Path.Combine(source, "a/b"));
        Directory.CreateDirectory(Path.Combine(source, "empty"));
        await File.WriteAllBytesAsync(Path.Combine(source, "a/b/large"), Bytes.Of(600_000));
        await File.WriteAllBytesAsync(Path.Combine(source, "a/.hidden"), Bytes.Of(10));
        await File.WriteAllBytesAsync(Path.Combine(source, "nothing"), []);
        var progress = new List<TransferProgress>();

        var stored = await _host.Storage.UploadDirectoryAsync(source, new() { Progress = new Told(progress) });
        var target = InFolder("target");
        Assert.Equal(600_010, await _host.Storage.DownloadDirectoryAsync(stored.Cid, target));

        Assert.Equal(["a", "a/.hidden", "a/b", "a/b/large", "empty", "nothing"], Everything(target));
        Assert.Equal(Bytes.Of(600_000), await File.ReadAllBytesAsync(Path.Combine(target, "a/b/large")));
        Assert.Equal([stored.Cid.ToString()], (await _node.PinsAsync()).Keys);
        Assert.Equal(new TransferProgress(600_010, 600_010), progress[^1]);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../evil")]
    [InlineData("..\\evil")]
    [InlineData("C:evil")]
    [InlineData("")]
    public async Task Names_that_lead_elsewhere_are_refused(string name)
    {
        var file = await _host.UploadAsync(Bytes.Of(10));
        var block = new DagNode([new(name, file.Cid, file.TreeSize)], UnixFsNode.Directory.Encode()).Encode();
        var directory = Cid.V0(ContentHash.Of(block));
        await _node.PutAsync(directory, block);
        var error = await Assert.ThrowsAsync<StorageException>(() => _host.Storage.DownloadDirectoryAsync(directory, InFolder("target")));
        Assert.Equal(StorageFailure.Malformed, error.Failure);
        Assert.Empty(Names(_folder));
    }

    [Fact]
    public async Task Files_and_directories_are_not_taken_for_one_another()
    {
        var source = InFolder("source");
        Directory.CreateDirectory(source);
        var directory = await _host.Storage.UploadDirectoryAsync(source);
        var file = await _host.UploadAsync(Bytes.Of(10));
        Assert.Equal(StorageFailure.WrongKind, (await Assert.ThrowsAsync<StorageException>(() => _host.DownloadAsync(directory.Cid))).Failure);
        Assert.Equal(StorageFailure.WrongKind, (await Assert.ThrowsAsync<StorageException>(() => _host.Storage.DownloadDirectoryAsync(file.Cid, InFolder("target")))).Failure);
    }

    [Fact]
    public async Task Symbolic_links_are_refused_by_name()
    {
        var source = InFolder("source");
        Directory.CreateDirectory(source);
        File.CreateSymbolicLink(Path.Combine(source, "link"), "/etc/hostname");
        var error = await Assert.ThrowsAsync<StorageException>(() => _host.Storage.UploadDirectoryAsync(source));
        Assert.Equal(StorageFailure.Unsupported, error.Failure);
        Assert.Contains("link", error.Message);
        Assert.Empty(await _node.PinsAsync());
    }

    private static byte[] Altered(byte[] answer)
    {
        var altered = answer.ToArray();
        altered[^50] ^= 1;
        return altered;
    }

    private string InFolder(string name) => Path.Combine(_folder, name);

    private static IEnumerable<string> Names(string folder) => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    private static IEnumerable<string> Everything(string folder) => Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Select(entry => Path.GetRelativePath(folder, entry).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private sealed class Told(List<TransferProgress> all) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => all.Add(value);
    }
}
