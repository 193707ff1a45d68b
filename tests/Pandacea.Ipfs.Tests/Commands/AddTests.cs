using System.Text.Json;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Commands;

/// <summary>What <c>add</c> makes of what it is sent, and what it says.</summary>
[Trait("Requirement", "S42")]
public sealed class AddTests : IAsyncLifetime
{
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Theory]
    [InlineData("", "hello world", """{"Name":"NAME","Hash":"Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD","Size":"19"}""")]
    [InlineData("cid-version=1", "hello world", """{"Name":"NAME","Hash":"bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e","Size":"11"}""")]
    [InlineData("cid-version=1&raw-leaves=false", "hello world", """{"Name":"NAME","Hash":"bafybeihykld7uyxzogax6vgyvag42y7464eywpf55gxi5qpoisibh3c5wa","Size":"19"}""")]
    [InlineData("raw-leaves=true", "hello world", """{"Name":"NAME","Hash":"bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e","Size":"11"}""")]
    [InlineData("only-hash=true", "hello world", """{"Name":"NAME","Hash":"Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD","Size":"19"}""")]
    [InlineData("hash=sha2-256&chunker=size-262144&trickle=false", "hello world", """{"Name":"NAME","Hash":"Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD","Size":"19"}""")]
    [InlineData("cid-base=base32&raw-leaves=true", "hello world", """{"Name":"NAME","Hash":"bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e","Size":"11"}""")]
    [InlineData("", "", """{"Name":"NAME","Hash":"QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH","Size":"6"}""")]
    public async Task A_file_is_answered_with_its_name_hash_and_size(string options, string text, string line)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.Equal(line.Replace("NAME", "a b.txt") + "\n", await _node.TextAsync("add?" + options, Upload.File(bytes, "a b.txt")));
        var hash = JsonSerializer.Deserialize<JsonElement>(line).GetProperty("Hash").GetString()!;
        Assert.Equal(line.Replace("NAME", hash) + "\n", await _node.TextAsync("add?" + options, Upload.File(bytes)));
    }

    [Fact]
    public async Task Output_in_base32_makes_version_1_of_version_0() =>
        Assert.Contains(Cid.V1(ContentCodec.DagPb, Cid.Parse("Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD").Hash).ToString(), await _node.TextAsync("add?cid-base=base32", Upload.File("hello world"u8.ToArray())));

    [Fact]
    public async Task Progress_is_told_every_256_KiB_and_at_the_end()
    {
        var lines = await _node.LinesAsync("add?progress=true", Upload.File(new byte[600_000], "f"));
        var told = lines.SkipLast(1).Select(line => line.GetProperty("Bytes").GetInt64()).ToList();
        Assert.Equal(600_000, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told.Count, 3, 4);
        Assert.All(lines, line => Assert.Equal("f", line.GetProperty("Name").GetString()));
        Assert.Equal("""{"Name":"f"}""", (await _node.TextAsync("add?progress=true", Upload.File([], "f"))).Split('\n')[0]);
    }

    [Fact]
    public async Task Silence_says_nothing_and_adds_all_the_same()
    {
        Assert.Equal("", await _node.TextAsync("add?silent=true", Upload.File("hello world"u8.ToArray())));
        Assert.Equal("hello world"u8.ToArray(), await _node.CatAsync(Cid.Parse("Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD")));
    }

    [Fact]
    public async Task Only_hashing_keeps_and_pins_nothing()
    {
        await _node.TextAsync("add?only-hash=true", Upload.File(Content.Of("only", 600_000)));
        Assert.Equal(0, _node.Store.Total().Count);
        Assert.Empty(_node.Store.Pins.All);
    }

    [Fact]
    public async Task Without_a_pin_it_is_there_until_collected()
    {
        var cid = await _node.AddAsync("hello"u8.ToArray(), "pin=false");
        Assert.Empty(_node.Store.Pins.All);
        Assert.Equal("hello"u8.ToArray(), await _node.CatAsync(cid));
        await _node.TextAsync("repo/gc");
        Assert.Equal(500, (await _node.FailureAsync($"cat?arg={cid}")).Status);
    }

    [Fact]
    public async Task A_directory_is_told_after_what_is_in_it()
    {
        var lines = await _node.LinesAsync("add", Upload.Parts(("d/a", "1"u8.ToArray()), ("d/s/b", "2"u8.ToArray()), ("d/s/c", "3"u8.ToArray()), ("d/e", null)));
        Assert.Equal(["d/a", "d/s/b", "d/s/c", "d/e", "d/s", "d"], lines.Select(Name));
        var root = Cid.Parse(Hash(lines[^1]));
        Assert.Equal(root, Assert.Single(_node.Store.Pins.All).Cid);
        foreach (var line in lines.SkipLast(1))
        {
            Assert.Equal(Hash(line), (await new DirectoryReader(_node.Store.Blocks).ResolveAsync(root, Name(line)["d/".Length..])).ToString());
        }

        Assert.Equal("3"u8.ToArray(), await (await _node.PostAsync($"cat?arg=/ipfs/{root}/s/c")).Content.ReadAsByteArrayAsync());
        Assert.Equal((500, "this dag node is a directory"), await _node.FailureAsync($"cat?arg={root}/s"));
        Assert.Equal((500, $"no link named \"x\" under {root}"), await _node.FailureAsync($"cat?arg={root}/x"));
    }

    [Fact]
    public async Task A_wrapping_directory_has_no_name()
    {
        var lines = await _node.LinesAsync("add?wrap-with-directory=true", Upload.Parts(("a", "1"u8.ToArray()), ("s/b", "2"u8.ToArray()), (null, "3"u8.ToArray())));
        Assert.Equal(["a", "s/b", Hash(lines[2]), "s", ""], lines.Select(Name));
        var entries = await new DirectoryReader(_node.Store.Blocks).ListAsync(Cid.Parse(Hash(lines[^1])));
        Assert.Equal([Hash(lines[2]), "a", "s"], entries.Select(entry => entry.Name));
        Assert.Single(_node.Store.Pins.All);
    }

    [Fact]
    public async Task Files_and_directories_side_by_side_are_roots_of_their_own()
    {
        var lines = await _node.LinesAsync("add?pin-name=mine", Upload.Parts(("a", "1"u8.ToArray()), ("d/b", "2"u8.ToArray()), ("c", "3"u8.ToArray()), ("e/f", "4"u8.ToArray())));
        Assert.Equal(["a", "d/b", "d", "c", "e/f", "e"], lines.Select(Name));
        Assert.Equal(new[] { 0, 2, 3, 5 }.Select(i => Hash(lines[i])).Order(), _node.Store.Pins.All.Select(pin => pin.Cid.ToString()).Order());
        Assert.All(_node.Store.Pins.All, pin => Assert.Equal("mine", pin.Name));
    }

    [Fact]
    public async Task Many_small_files_are_flushed_in_groups_and_all_told()
    {
        var parts = Enumerable.Range(0, 150).Select(i => ((string?)$"d/{i:000}", (byte[]?)Content.Of($"many{i}", i)));
        var lines = await _node.LinesAsync("add", Upload.Parts(parts));
        Assert.Equal(151, lines.Count);
        Assert.Equal("d", Name(lines[^1]));
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc/passwd", "etc")]
    [InlineData("/a/./b//c/../d", "a/b/d", "a/b", "a")]
    public async Task Paths_stay_below_the_root(string path, params string[] told) =>
        Assert.Equal(told, (await _node.LinesAsync("add", Upload.Parts((path, "1"u8.ToArray())))).Select(Name));

    [Theory]
    [InlineData("trickle=true", "trickle")]
    [InlineData("nocopy=true", "nocopy")]
    [InlineData("inline=true", "inline")]
    [InlineData("hash=blake3", "hash=blake3")]
    [InlineData("chunker=rabin", "chunker=rabin")]
    [InlineData("chunker=size-0", "maximum chunk size")]
    [InlineData("chunker=size-2096897", "maximum chunk size of 2096896")]
    [InlineData("cid-version=2", "CID version")]
    [InlineData("to-files=/x", "to-files")]
    [InlineData("max-file-links=1", "max-file-links")]
    public async Task What_it_cannot_do_is_named_and_nothing_is_kept(string options, string named)
    {
        var (status, message) = await _node.FailureAsync("add?" + options, Upload.File("x"u8.ToArray()));
        Assert.Equal(400, status);
        Assert.Contains(named, message);
        Assert.Equal(0, _node.Store.Total().Count);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("d", "d/a")]
    public async Task Names_that_occur_twice_in_a_directory_are_refused(string first, string second)
    {
        var (status, _) = await _node.FailureAsync("add?wrap-with-directory=true", Upload.Parts((first, "1"u8.ToArray()), (second, "2"u8.ToArray())));
        Assert.Equal(400, status);
        Assert.Empty(_node.Store.Pins.All);
    }

    [Fact]
    public async Task A_request_without_files_is_refused()
    {
        var empty = new StringContent("--b--\r\n");
        empty.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        Assert.Equal((400, "expected a file argument"), await _node.FailureAsync("add", empty));
    }

    [Fact]
    public async Task A_body_that_breaks_off_leaves_no_pin()
    {
        using (var call = new RawCall(_node.Host.Address))
        {
            await call.BeginUploadAsync("add?progress=true", new byte[300_000]);
            await call.LineAsync(line => line.Contains("\"Bytes\"", StringComparison.Ordinal));
            call.Reset();
        }

        // A file may seem whole while its request is not: some clients end the file before they break off.
        using (var call = new RawCall(_node.Host.Address))
        {
            await call.BeginUploadAsync("add?progress=true", new byte[300_000]);
            await call.EndFileAsync();
            await call.LineAsync(line => line.Contains("\"Bytes\":300000", StringComparison.Ordinal));
            call.Reset();
        }

        await _node.Host.StopAsync();
        Assert.Empty(_node.Store.Pins.All);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_is_an_error()
    {
        using var call = new RawCall(_node.Host.Address);
        await call.BeginUploadAsync("add", new byte[1000]);
        await call.EndBodyAsync();
        Assert.Contains("unexpected EOF", await call.LineAsync(line => line.StartsWith("{", StringComparison.Ordinal)));
        Assert.Empty(_node.Store.Pins.All);
    }

    [Fact]
    public async Task Adding_again_changes_nothing()
    {
        var bytes = Content.Of("again", 700_000);
        var first = await _node.AddAsync(bytes);
        var before = _node.Store.Total();
        Assert.Equal(first, await _node.AddAsync(bytes));
        Assert.Equal(before, _node.Store.Total());
        Assert.Single(_node.Store.Pins.All);
    }

    private static string Name(JsonElement line) => line.GetProperty("Name").GetString()!;

    private static string Hash(JsonElement line) => line.GetProperty("Hash").GetString()!;
}
