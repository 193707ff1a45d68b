using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Commands;

public sealed class BlockTests : IAsyncLifetime
{
    private const string RawHello = "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq";
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_block_is_put_seen_and_got()
    {
        Assert.Equal($$"""{"Key":"{{RawHello}}","Size":5}""" + "\n", await _node.TextAsync("block/put", Upload.File("hello"u8.ToArray())));
        Assert.Equal($$"""{"Key":"{{RawHello}}","Size":5}""" + "\n", await _node.TextAsync($"block/stat?arg={RawHello}"));
        Assert.Equal("hello", await _node.TextAsync($"block/get?arg={RawHello}"));
        Assert.Empty(_node.Store.Pins.All);
    }

    [Theory]
    [InlineData("cid-codec=dag-pb", 1, ContentCodec.DagPb)]
    [InlineData("cid-codec=raw&mhtype=sha2-256&mhlen=-1", 1, ContentCodec.Raw)]
    [InlineData("format=v0", 0, ContentCodec.DagPb)]
    [InlineData("format=protobuf", 1, ContentCodec.DagPb)]
    public async Task Codec_and_version_are_as_asked_for(string options, int version, ContentCodec codec)
    {
        var line = Assert.Single(await _node.LinesAsync("block/put?pin=true&" + options, Upload.File([0x0a, 0x02, 0x08, 0x01])));
        var cid = Cid.Parse(line.GetProperty("Key").GetString()!);
        Assert.Equal((version, codec), (cid.Version, cid.Codec));
        Assert.Equal(cid, Assert.Single(_node.Store.Pins.All).Cid);
        Assert.Equal(4, _node.Store.SizeOf(Cid.V0(cid.Hash)));
    }

    [Theory]
    [InlineData("cid-codec=dag-cbor")]
    [InlineData("format=cbor")]
    [InlineData("mhtype=sha3-256")]
    [InlineData("mhlen=20")]
    public async Task Other_codecs_and_hashes_are_refused(string options) =>
        Assert.Equal(400, (await _node.FailureAsync("block/put?" + options, Upload.File("x"u8.ToArray()))).Status);

    [Fact]
    public async Task Several_blocks_are_answered_line_by_line() =>
        Assert.Equal(3, (await _node.LinesAsync("block/put", Upload.Parts(("a", "1"u8.ToArray()), ("b", "2"u8.ToArray()), ("c", "3"u8.ToArray())))).Count);

    [Fact]
    public async Task Big_blocks_are_taken_only_when_told_to()
    {
        var most = new byte[2 * 1024 * 1024];
        await _node.TextAsync("block/put", Upload.File(most));
        var (status, message) = await _node.FailureAsync("block/put", Upload.File([.. most, 1]));
        Assert.Equal(400, status);
        Assert.StartsWith("produced block is over 2MiB", message);
        await _node.TextAsync("block/put?allow-big-block=true", Upload.File([.. most, 1]));
        Assert.Equal(400, (await _node.FailureAsync("block/put?allow-big-block=true", Upload.File(new byte[(16 * 1024 * 1024) + 1]))).Status);
        Assert.Equal(2, _node.Store.Total().Count);
    }

    [Fact]
    public async Task A_tree_can_be_put_block_by_block_and_pinned_at_last()
    {
        var blocks = new Dictionary<Cid, byte[]>();
        var bytes = Content.Of("tree", 700_000);
        var root = await FileBuilder.BuildAsync(new MemoryStream(bytes), FileLayout.V0, new Into(blocks));
        foreach (var (cid, block) in blocks.Reverse().Skip(1))
        {
            await _node.TextAsync("block/put?cid-codec=dag-pb", Upload.File(block));
        }

        Assert.StartsWith("pin: block was not found locally", (await _node.FailureAsync($"pin/add?arg={root.Cid}")).Message);
        Assert.Empty(_node.Store.Pins.All);
        await _node.TextAsync("block/put?format=v0", Upload.File(blocks[root.Cid]));
        Assert.Equal($$"""{"Pins":["{{root.Cid}}"]}""" + "\n", await _node.TextAsync($"pin/add?arg={root.Cid}"));
        await _node.TextAsync("repo/gc");
        Assert.Equal(bytes, await _node.CatAsync(root.Cid));
    }

    [Fact]
    public async Task What_is_pinned_or_used_is_not_removed()
    {
        await _node.TextAsync("block/put", Upload.File("hello"u8.ToArray()));
        var root = await _node.AddAsync(Content.Of("kept", 300_000));
        Assert.True(DagNode.TryDecode(await _node.Store.Blocks.GetAsync(root, default), out var node));
        var (leaf, missing) = (node.Links[0].Target, Cid.V1(ContentCodec.Raw, ContentHash.Of("missing"u8)));
        var lines = (await _node.TextAsync($"block/rm?arg={RawHello}&arg={root}&arg={leaf}&arg={missing}")).Split('\n');
        Assert.Equal(
            [
                $$"""{"Hash":"{{RawHello}}"}""",
                $$"""{"Hash":"{{root}}","Error":"pinned: recursive"}""",
                $$"""{"Hash":"{{leaf}}","Error":"pinned or in use"}""",
                $$"""{"Hash":"{{missing}}","Error":"block was not found locally (offline): ipld: could not find {{missing}}"}""",
                "",
            ],
            lines);
        Assert.Null(_node.Store.SizeOf(Cid.Parse(RawHello)));
        Assert.Equal($$"""{"Hash":"{{missing}}"}""" + "\n", await _node.TextAsync($"block/rm?force=true&arg={missing}"));
        Assert.Equal("", await _node.TextAsync($"block/rm?force=true&quiet=true&arg={missing}"));
    }

    private sealed class Into(Dictionary<Cid, byte[]> blocks) : IBlockSink
    {
        public ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
        {
            blocks[cid] = block.ToArray();
            return ValueTask.CompletedTask;
        }
    }
}
