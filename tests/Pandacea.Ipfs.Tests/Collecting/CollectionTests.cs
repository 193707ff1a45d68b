using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Collecting;

/// <summary>Garbage collection beside everything else.</summary>
public sealed class CollectionTests : IAsyncLifetime
{
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task What_is_pinned_stays_and_the_rest_goes_and_is_named()
    {
        var (kept, gone) = (Content.Of("kept", 600_000), Content.Of("gone", 600_000));
        var root = await _node.AddAsync(kept);
        var lines = await _node.LinesAsync("add", Upload.Parts(("d/a", gone), ("d/b", kept)));
        var directory = lines[^1].GetProperty("Hash").GetString();
        await _node.TextAsync("repo/gc");
        Assert.Equal("", await _node.TextAsync("repo/gc"));
        Assert.Equal(gone, await _node.CatAsync(Cid.Parse(lines[0].GetProperty("Hash").GetString()!)));

        await _node.TextAsync($"pin/rm?arg={directory}");
        var removed = await _node.LinesAsync("repo/gc");
        Assert.Equal(5, removed.Count);
        Assert.Contains(removed, line => line.GetProperty("Key").GetProperty("/").GetString() == Cid.V1(ContentCodec.Raw, Cid.Parse(directory!).Hash).ToString());
        Assert.Equal(kept, await _node.CatAsync(root));
        Assert.Equal(4, _node.Store.Total().Count);
    }

    [Fact]
    public async Task Silence_collects_all_the_same()
    {
        await _node.AddAsync("x"u8.ToArray(), "pin=false");
        Assert.Equal("", await _node.TextAsync("repo/gc?silent=true"));
        Assert.Equal(0, _node.Store.Total().Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&raw-leaves=true")]
    public async Task An_add_under_way_loses_nothing(string options)
    {
        // Many small chunks: nodes of several levels are finished, named, covered by others, or still waiting.
        var bytes = Content.Of("under way", 1000 * 512);
        var begin = bytes[..^100_000];
        using var call = new RawCall(_node.Host.Address);
        await call.BeginUploadAsync("add?progress=true&chunker=size-512" + options, begin);
        await call.LineAsync(line => line.Contains("\"Bytes\"", StringComparison.Ordinal));
        await _node.TextAsync("repo/gc");
        await call.ChunkAsync(bytes[begin.Length..]);
        await call.EndFileAsync();
        await call.EndBodyAsync();
        var line = await call.LineAsync(line => line.Contains("\"Hash\"", StringComparison.Ordinal));
        await _node.TextAsync("repo/gc");
        Assert.Equal(bytes, await _node.CatAsync(Cid.Parse(line.Split('"')[7])));
    }

    [Fact]
    public async Task An_add_under_way_keeps_garbage_that_it_found()
    {
        var bytes = Content.Of("found", 700 * 512);
        await _node.AddAsync(bytes, "pin=false&chunker=size-512");
        byte[] longer = [.. bytes, .. new byte[20_000]];
        using var call = new RawCall(_node.Host.Address);
        await call.BeginUploadAsync("add?progress=true&chunker=size-512", longer);
        await call.LineAsync(line => line.Contains("\"Bytes\"", StringComparison.Ordinal));
        await _node.TextAsync("repo/gc");
        await call.EndFileAsync();
        await call.EndBodyAsync();
        var line = await call.LineAsync(line => line.Contains("\"Hash\"", StringComparison.Ordinal));
        Assert.Equal(longer, await _node.CatAsync(Cid.Parse(line.Split('"')[7])));
    }

    [Fact]
    public async Task An_add_under_way_keeps_garbage_of_which_an_earlier_collection_took_a_part()
    {
        var bytes = Content.Of("part", 600 * 512);
        var root = await _node.AddAsync(bytes, "pin=false&chunker=size-512");
        Assert.True(DagNode.TryDecode(await _node.Store.Blocks.GetAsync(root, default), out var top));
        Assert.True(DagNode.TryDecode(await _node.Store.Blocks.GetAsync(top.Links[1].Target, default), out var inner));
        File.Delete(_node.FileOf(inner.Links[^1].Target));
        using var call = new RawCall(_node.Host.Address);
        await call.BeginUploadAsync("add?progress=true&chunker=size-512", bytes);
        await call.LineAsync(line => line.Contains("\"Bytes\"", StringComparison.Ordinal));
        await _node.TextAsync("repo/gc");
        await call.EndFileAsync();
        await call.EndBodyAsync();
        await call.LineAsync(line => line.Contains($"\"Hash\":\"{root}\"", StringComparison.Ordinal));
        Assert.Equal(bytes, await _node.CatAsync(root));
    }

    [Fact]
    public async Task An_add_and_a_pin_that_begin_in_the_middle_of_a_collection_lose_nothing()
    {
        var (added, pinned) = (Content.Of("added", 200 * 512), Content.Of("pinned", 50 * 512));
        await _node.AddAsync(added, "pin=false&chunker=size-512");
        var root = await _node.AddAsync(pinned, "pin=false&chunker=size-512");
        var (began, pinnedInTime) = (false, false);
        Cid? again = null;
        await _node.Store.Collector.CollectAsync(
            async _ =>
            {
                if (!began)
                {
                    began = true;
                    again = await _node.AddAsync(added, "chunker=size-512");
                    using var response = await _node.PostAsync($"pin/add?arg={root}");
                    pinnedInTime = response.IsSuccessStatusCode;
                }
            },
            default);
        Assert.True(began);
        Assert.Equal(added, await _node.CatAsync(again!));
        if (pinnedInTime)
        {
            Assert.Equal(pinned, await _node.CatAsync(root));
        }

        Assert.Equal(pinnedInTime, _node.Store.Pins.Find(root) is not null);
    }

    [Fact]
    public async Task The_same_bytes_pinned_as_a_leaf_and_as_a_node_keep_what_the_node_links_to()
    {
        var bytes = Content.Of("both", 600_000);
        var root = await _node.AddAsync(bytes);
        await _node.TextAsync($"pin/add?arg={Cid.V1(ContentCodec.Raw, root.Hash)}");
        await _node.TextAsync($"pin/add?arg={Cid.V1(ContentCodec.DagPb, root.Hash)}");
        await _node.TextAsync($"pin/rm?arg={root}");
        await _node.TextAsync("repo/gc");
        Assert.Equal(bytes, await _node.CatAsync(root));
    }

    [Fact]
    public async Task Adds_pins_and_collections_side_by_side_lose_nothing()
    {
        var adding = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var roots = new List<(Cid Root, byte[] Bytes)>();
            for (var i = 0; i < 15; i++)
            {
                // Every second one shares its beginning with others, which may be garbage just then.
                byte[] bytes = [.. Content.Of($"shared{i % 3}", 64 * 1024), .. Content.Of($"{writer}-{i}", (i * 4096) + writer)];
                var root = await _node.AddAsync(bytes, i % 2 == 0 ? "chunker=size-4096" : "pin=false&chunker=size-4096");
                if (i % 2 == 0)
                {
                    roots.Add((root, bytes));
                }
            }

            return roots;
        })).ToList();
        var all = Task.WhenAll(adding);
        while (!all.IsCompleted)
        {
            await _node.TextAsync("repo/gc");
        }

        foreach (var (root, bytes) in (await all).SelectMany(roots => roots))
        {
            Assert.Equal(bytes, await _node.CatAsync(root));
        }
    }
}
