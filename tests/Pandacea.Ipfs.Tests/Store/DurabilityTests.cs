using Microsoft.Extensions.DependencyInjection;
using Pandacea.Ipfs.Disk;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Store;

/// <summary>What is flushed, in what order, and what is said when it cannot be.</summary>
[Trait("Requirement", "S97")]
public sealed class DurabilityTests
{
    private static readonly byte[] Hello = "hello world"u8.ToArray();
    private static readonly Cid HelloCid = Cid.Parse("Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD");

    [Fact]
    public async Task An_add_is_answered_after_its_bytes_their_names_and_its_pin_were_flushed()
    {
        using var flusher = new GatedFlusher();
        await using var node = await StartAsync(flusher);
        flusher.IsShut = true;
        var call = node.TextAsync("add", Upload.File(Hello));

        Assert.Equal("a file", await flusher.AskedAsync());
        Assert.Null(node.Store.SizeOf(HelloCid));
        flusher.Let();

        Assert.Equal(HelloCid.Hash.ToString()[..2], await flusher.AskedAsync());
        Assert.Empty(node.Store.Pins.All);
        flusher.Let();

        Assert.Equal("a file", await flusher.AskedAsync());
        flusher.Let();
        Assert.Equal("pins", await flusher.AskedAsync());
        Assert.Empty(node.Store.Pins.All);
        Assert.False(call.IsCompleted);
        flusher.Let();

        Assert.Contains(HelloCid.ToString(), await call);
        Assert.False(flusher.AnyAsked);
    }

    [Fact]
    public async Task A_block_that_somebody_else_named_is_relied_on_only_when_its_name_is_flushed()
    {
        using var flusher = new GatedFlusher();
        await using var node = await StartAsync(flusher);
        flusher.IsShut = true;
        var first = node.TextAsync("block/put?cid-codec=dag-pb", Upload.File(Hello));
        Assert.Equal("a file", await flusher.AskedAsync());
        flusher.Let();
        var folder = await flusher.AskedAsync();

        // It has its name now, and the flush of that name hangs.
        var second = node.TextAsync("block/put?cid-codec=dag-pb", Upload.File(Hello));
        var pinned = node.TextAsync($"pin/add?arg={Cid.V1(ContentCodec.DagPb, ContentHash.Of(Hello))}");
        await node.TextAsync("version");
        Assert.False(first.IsCompleted || second.IsCompleted || pinned.IsCompleted);
        Assert.Equal(2, folder.Length);

        flusher.IsShut = false;
        flusher.Let();
        await Task.WhenAll(first, second, pinned);
    }

    [Fact]
    public async Task After_a_restart_names_are_flushed_before_they_are_relied_on()
    {
        using var folder = new TempFolder();
        await using (var node = await TestNode.StartAsync(folder.Path))
        {
            await node.AddAsync(Hello);
        }

        using var flusher = new GatedFlusher();
        await using var again = await StartAsync(flusher, folder.Path);
        var before = flusher.Folders;
        await again.AddAsync(Hello);
        Assert.Equal(before + 2, flusher.Folders);
        await again.AddAsync(Hello);
        Assert.Equal(before + 2, flusher.Folders);
    }

    [Fact]
    public async Task Bytes_that_cannot_be_flushed_are_not_kept()
    {
        var flusher = new FailingFlusher();
        await using var node = await StartAsync(flusher);
        flusher.FileFails = () => true;
        await FailsAsync(node, "add");
        Assert.Equal(0, node.Store.Total().Count);
        flusher.FileFails = () => false;
        Assert.Equal(HelloCid, await node.AddAsync(Hello));
    }

    [Theory]
    [InlineData("pins")]
    [InlineData("blocks")]
    public async Task Names_that_cannot_be_flushed_leave_no_pin(string where)
    {
        var flusher = new FailingFlusher();
        using var folder = new TempFolder();
        await using var node = await StartAsync(flusher, folder.Path);
        flusher.FolderFails = path => path.Contains(where, StringComparison.Ordinal);
        await FailsAsync(node, "add");
        Assert.Empty(node.Store.Pins.All);
        Assert.Empty(Directory.GetFiles(folder["pins"]));
        flusher.FolderFails = _ => false;
        Assert.Equal(HelloCid, await node.AddAsync(Hello));
        Assert.Single(node.Store.Pins.All);
    }

    [Fact]
    public async Task All_who_wait_for_one_folder_share_a_flush()
    {
        using var flusher = new GatedFlusher { IsShut = true };
        var flushes = new FolderFlushes(flusher);
        flushes.Changed("f");
        var first = Task.Run(() => flushes.FlushAsync("f", default));
        await flusher.AskedAsync();

        // They changed something after the flush began, so it does not count for them.
        flushes.Changed("f");
        var rest = Enumerable.Range(0, 20).Select(_ => flushes.FlushAsync("f", default)).ToList();
        flusher.Let();
        await first;
        await flusher.AskedAsync();
        Assert.All(rest, task => Assert.False(task.IsCompleted));
        flusher.Let();
        await Task.WhenAll(rest);
        await flushes.FlushAsync("f", default);
        Assert.Equal(2, flusher.Folders);
    }

    [Fact]
    public void The_real_flusher_says_what_it_cannot_flush()
    {
        using var folder = new TempFolder();
        new DiskFlusher().Folder(folder.Path);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains("cannot be flushed: No such file", Assert.Throws<IOException>(() => new DiskFlusher().Folder(folder["nowhere"])).Message);
        }
    }

    private static async Task FailsAsync(TestNode node, string command)
    {
        var (status, message) = await node.FailureAsync(command, Upload.File(Hello));
        Assert.Equal((500, "the disk failed: Input/output error"), (status, message));
        Assert.Contains("\"event\":\"command_failed\"", node.Log);
    }

    private static Task<TestNode> StartAsync(IFlusher flusher, string? folder = null) =>
        TestNode.StartAsync(folder, services => services.AddSingleton(flusher));
}
