using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Store;

/// <summary>Bytes on disk that are not what they were.</summary>
[Trait("Requirement", "S42")]
public sealed class DamageTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly byte[] _bytes = Content.Of("damage", 700_000);
    private TestNode _node = null!;
    private Cid _root = null!;
    private Cid _leaf = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(_folder.Path);
        _root = await _node.AddAsync(_bytes);
        Assert.True(DagNode.TryDecode(await _node.Store.Blocks.GetAsync(_root, default), out var node));
        _leaf = node.Links[1].Target;
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("one bit")]
    [InlineData("cut short")]
    [InlineData("empty")]
    [InlineData("zeros")]
    [InlineData("longer")]
    public async Task Damaged_blocks_are_never_answered_and_an_add_mends_them(string how)
    {
        Damage(_leaf, how);
        Assert.Contains("not those that its CID stands for", (await _node.FailureAsync($"block/get?arg={_leaf}")).Message);
        Assert.Contains("could not find", (await _node.FailureAsync($"block/stat?arg={_leaf}")).Message);
        using (var response = await _node.PostAsync($"cat?arg={_root}"))
        {
            Assert.Equal(_bytes[..262_144], await response.Content.ReadAsByteArrayAsync());
            Assert.Contains("not those that its CID stands for", Assert.Single(response.TrailingHeaders.GetValues("X-Stream-Error")));
        }

        Assert.Contains("pandacea_ipfs_blocks_damaged_total", await _node.Http.GetStringAsync(new Uri(_node.Host.Address, "/metrics")));
        await _node.AddAsync(_bytes);
        Assert.Equal(_bytes, await _node.CatAsync(_root));
    }

    [Fact]
    public async Task A_collection_that_cannot_read_what_is_pinned_deletes_nothing()
    {
        var garbage = await _node.AddAsync(Content.Of("garbage", 100), "pin=false");
        Damage(_root, "one bit");
        Assert.Contains(_root.ToString(), (await _node.FailureAsync("repo/gc")).Message);
        Assert.NotNull(_node.Store.SizeOf(garbage));
        Assert.NotNull(_node.Store.SizeOf(_leaf));
    }

    [Fact]
    public async Task What_a_dead_process_left_half_written_is_thrown_away()
    {
        await _node.DisposeAsync();
        await File.WriteAllBytesAsync(_folder["tmp/17"], _bytes);
        await File.WriteAllBytesAsync(_folder["blocks/00/half"], _bytes);
        _node = await TestNode.StartAsync(_folder.Path);
        Assert.Empty(Directory.GetFiles(_folder["tmp"]));
        Assert.Equal(4, _node.Store.Total().Count);
        await _node.TextAsync("repo/gc");
        Assert.Equal(_bytes, await _node.CatAsync(_root));
    }

    [Fact]
    public async Task A_second_node_cannot_have_the_folder()
    {
        var error = await Assert.ThrowsAsync<IpfsStoreException>(() => TestNode.StartAsync(_folder.Path));
        Assert.Equal(IpfsStoreFailure.InUse, error.Failure);
        Assert.Contains("IPFS_DATA_DIR", error.Message);
    }

    [Fact]
    public async Task A_damaged_key_is_named_with_its_remedy()
    {
        await _node.DisposeAsync();
        await File.WriteAllBytesAsync(_folder["identity.key"], [1, 2, 3]);
        Assert.Contains("identity.key is damaged", (await Assert.ThrowsAsync<IpfsStoreException>(() => TestNode.StartAsync(_folder.Path))).Message);
        File.Delete(_folder["identity.key"]);
        _node = await TestNode.StartAsync(_folder.Path);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["identity.key"]));
        }
    }

    private void Damage(Cid cid, string how)
    {
        var file = _node.FileOf(cid);
        var bytes = File.ReadAllBytes(file);
        switch (how)
        {
            case "one bit":
                bytes[bytes.Length / 2] ^= 1;
                break;
            case "cut short":
                bytes = bytes[..^1];
                break;
            case "empty":
                bytes = [];
                break;
            case "longer":
                bytes = [.. bytes, 0];
                break;
            default:
                Array.Clear(bytes);
                break;
        }

        File.WriteAllBytes(file, bytes);
    }
}
