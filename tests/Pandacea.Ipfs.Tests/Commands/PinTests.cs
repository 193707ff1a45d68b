using Pandacea.Ipfs.Pins;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Commands;

public sealed class PinTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestNode _node = null!;
    private Cid _root = null!;
    private Cid _leaf = null!;

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync(_folder.Path);
        _root = await _node.AddAsync(Content.Of("pins", 300_000), "pin=false");
        Assert.True(DagNode.TryDecode(await _node.Store.Blocks.GetAsync(_root, default), out var node));
        _leaf = node.Links[1].Target;
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_recursive_pin_reaches_all_below()
    {
        Assert.Equal("{}\n", await _node.TextAsync("pin/ls"));
        await _node.TextAsync($"pin/add?arg={_root}&name=mine");
        Assert.Equal(Keys(_root, "recursive", ""), await _node.TextAsync("pin/ls?type=recursive"));
        Assert.Equal(Keys(_root, "recursive", "mine"), await _node.TextAsync("pin/ls?type=recursive&names=true"));
        Assert.Equal($$"""{"Cid":"{{_root}}","Name":"mine","Type":"recursive"}""" + "\n", await _node.TextAsync("pin/ls?type=recursive&names=true&stream=true"));
        Assert.Equal($$"""{"Cid":"{{_root}}","Type":"recursive"}""" + "\n", await _node.TextAsync($"pin/ls?arg={_root}&stream=true"));
        Assert.Equal(Keys(_leaf, $"indirect through {_root}", ""), await _node.TextAsync($"pin/ls?arg={_leaf}"));
        Assert.Equal(3, (await _node.LinesAsync("pin/ls?stream=true")).Count);
        Assert.Equal(2, (await _node.LinesAsync("pin/ls?stream=true&type=indirect")).Count);
        Assert.Empty(await _node.LinesAsync("pin/ls?stream=true&type=direct"));
        Assert.Single(await _node.LinesAsync("pin/ls?stream=true&name=in"));
        Assert.Equal("{}\n", await _node.TextAsync("pin/ls?name=other&type=recursive"));
        Assert.Equal((500, $"path '{_root}' is not pinned"), await _node.FailureAsync($"pin/ls?arg={_root}&type=direct"));
    }

    [Fact]
    public async Task A_direct_pin_keeps_its_block_alone()
    {
        await _node.TextAsync($"pin/add?arg={_root}&recursive=false");
        await _node.TextAsync("repo/gc");
        Assert.NotNull(_node.Store.SizeOf(_root));
        Assert.Null(_node.Store.SizeOf(_leaf));
    }

    [Fact]
    public async Task Kinds_change_in_one_direction()
    {
        await _node.TextAsync($"pin/add?arg={_root}&recursive=false");
        await _node.TextAsync($"pin/add?arg={_root}");
        Assert.Equal(PinKind.Recursive, Assert.Single(_node.Store.Pins.All).Kind);
        Assert.Single(Directory.GetFiles(_folder["pins"]));
        Assert.Equal((500, $"{_root} already pinned recursively"), await _node.FailureAsync($"pin/add?arg={_root}&recursive=false"));
        Assert.Equal((500, $"{_root} is pinned recursively"), await _node.FailureAsync($"pin/rm?arg={_root}&recursive=false"));
    }

    [Fact]
    public async Task A_pin_is_taken_away_once()
    {
        await _node.TextAsync($"pin/add?arg={_root}");
        Assert.Equal((500, "not pinned or pinned indirectly"), await _node.FailureAsync($"pin/rm?arg={_leaf}"));
        Assert.Equal($$"""{"Pins":["{{_root}}"]}""" + "\n", await _node.TextAsync($"pin/rm?arg={_root}"));
        Assert.Equal((500, "not pinned or pinned indirectly"), await _node.FailureAsync($"pin/rm?arg={_root}"));
        Assert.Empty(Directory.GetFiles(_folder["pins"]));
    }

    [Fact]
    public async Task Progress_is_told_before_the_pins()
    {
        var size = _node.Store.Total().Bytes;
        Assert.Equal(
            [$$"""{"Progress":3,"Bytes":{{size}}}""", $$"""{"Pins":["{{_root}}"]}""", ""],
            (await _node.TextAsync($"pin/add?arg={_root}&progress=true")).Split('\n'));
    }

    [Fact]
    public async Task Names_have_a_length_and_change()
    {
        Assert.Equal((500, "pin name is 256 bytes (max 255 bytes)"), await _node.FailureAsync($"pin/add?arg={_root}&name={new string('x', 256)}"));
        await _node.TextAsync($"pin/add?arg={_root}&name=first");
        await _node.TextAsync($"pin/add?arg={_root}&name=second");
        Assert.Equal("second", Assert.Single(_node.Store.Pins.All).Name);
    }

    [Fact]
    [Trait("Requirement", "S87")]
    public async Task Pins_and_blocks_outlive_a_restart()
    {
        await _node.TextAsync($"pin/add?arg={_root}&name=größe");
        await _node.TextAsync($"pin/add?arg={_leaf}&recursive=false");
        var id = await _node.TextAsync("id");
        await _node.DisposeAsync();
        _node = await TestNode.StartAsync(_folder.Path);
        Assert.Equal(id, await _node.TextAsync("id"));
        Assert.Equal(new Pin(_root, PinKind.Recursive, "größe"), _node.Store.Pins.Find(_root));
        Assert.Equal(new Pin(_leaf, PinKind.Direct, ""), _node.Store.Pins.Find(_leaf));
        Assert.Equal(Content.Of("pins", 300_000), await _node.CatAsync(_root));
    }

    [Fact]
    public async Task A_torn_or_foreign_file_among_the_pins_takes_none_away()
    {
        await _node.TextAsync($"pin/add?arg={_root}&name=mine");
        await _node.DisposeAsync();
        var file = Assert.Single(Directory.GetFiles(_folder["pins"]));
        await File.WriteAllBytesAsync(file, [0xff, 0x00]);
        await File.WriteAllTextAsync(_folder["pins/notes.txt"], "mine");
        await File.WriteAllTextAsync(_folder["pins/zz.recursive"], "");
        _node = await TestNode.StartAsync(_folder.Path);
        Assert.Equal(_root, Assert.Single(_node.Store.Pins.All).Cid);
    }

    [Fact]
    public async Task Repo_stat_counts_blocks_and_bytes()
    {
        var (count, bytes) = _node.Store.Total();
        Assert.Equal(3, count);
        Assert.Equal(
            $$"""{"RepoSize":{{bytes}},"StorageMax":18446744073709551615,"NumObjects":3,"RepoPath":"{{_folder.Path}}","Version":"fs-repo@18"}""" + "\n",
            await _node.TextAsync("repo/stat"));
        Assert.Equal($$"""{"RepoSize":{{bytes}},"StorageMax":18446744073709551615,"NumObjects":0,"RepoPath":"","Version":""}""" + "\n", await _node.TextAsync("repo/stat?size-only=true"));
    }

    private static string Keys(Cid cid, string type, string name) => $$"""{"Keys":{"{{cid}}":{"Type":"{{type}}","Name":"{{name}}"} } }""".Replace(" }", "}") + "\n";
}
