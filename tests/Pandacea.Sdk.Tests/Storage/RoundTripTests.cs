using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

public sealed class RoundTripTests : IAsyncLifetime
{
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
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(262_145)]
    [InlineData(2_000_000)]
    public async Task What_goes_up_has_the_nodes_cid_is_pinned_and_comes_down_again(int length)
    {
        var content = Bytes.Of(length);
        var stored = await _host.UploadAsync(content);
        Assert.Equal(await _node.CidOfAsync(content), stored.Cid.ToString());
        Assert.Equal((ulong)length, stored.ContentSize);
        Assert.Equal([stored.Cid.ToString()], (await _node.PinsAsync()).Keys);
        Assert.True(await _host.Storage.IsPinnedAsync(stored.Cid));
        Assert.Equal(content, await _node.CatAsync(stored.Cid));
        Assert.Equal(content, await _host.DownloadAsync(stored.Cid));
    }

    [Fact]
    public async Task Of_content_that_is_longer_than_allowed_nothing_is_taken_beyond_that()
    {
        var stored = await _host.UploadAsync(Bytes.Of(30_000), new() { Layout = new() { ChunkSize = 1_000 } });
        using var target = new MemoryStream();
        var error = await Assert.ThrowsAsync<StorageException>(() => _host.Storage.DownloadAsync(stored.Cid, target, new() { MaxBytes = 29_999 }));
        Assert.Equal((StorageFailure.TooLarge, stored.Cid), (error.Failure, error.Cid!));
        Assert.InRange(target.Length, 0, 29_999);
        Assert.Equal(30_000, await _host.Storage.DownloadAsync(stored.Cid, Stream.Null, new() { MaxBytes = 30_000 }));
    }

    [Fact]
    public async Task The_layout_decides_about_the_cid()
    {
        var content = Bytes.Of(600_000);
        var stored = await _host.UploadAsync(content, new() { Layout = FileLayout.V1 });
        Assert.Equal(await _node.CidOfAsync(content, "cid-version=1"), stored.Cid.ToString());
        Assert.Equal(content, await _host.DownloadAsync(stored.Cid));
    }

    [Fact]
    public async Task A_file_of_many_levels_and_repeated_blocks_comes_back_in_its_order()
    {
        var content = Bytes.Of(30_000);
        content.AsSpan(5_000, 4_000).Clear();
        var stored = await _host.UploadAsync(content, new() { Layout = new() { ChunkSize = 500, MaxLinks = 3 } });
        Assert.Equal(content, await _host.DownloadAsync(stored.Cid));
    }

    [Fact]
    public async Task The_rest_of_a_stream_goes_up_be_it_seekable_or_not()
    {
        var content = Bytes.Of(300_000);
        using var seekable = new MemoryStream(content) { Position = 1000 };
        await using var oneWay = new OneWayStream(content);
        Assert.Equal(await _node.CidOfAsync(content[1000..]), (await _host.Storage.UploadAsync(seekable)).Cid.ToString());
        Assert.Equal(await _node.CidOfAsync(content), (await _host.Storage.UploadAsync(oneWay)).Cid.ToString());
    }

    [Fact]
    public async Task Progress_is_told_in_both_directions()
    {
        var content = Bytes.Of(600_000);
        var (up, down) = (new Told(), new Told());
        var stored = await _host.UploadAsync(content, new() { Progress = up });
        await _host.Storage.DownloadAsync(stored.Cid, Stream.Null, new() { Progress = down });
        Assert.Equal([262_144, 524_288, 600_000], up.All.Select(each => each.Bytes));
        Assert.All(up.All, each => Assert.Equal(600_000, each.TotalBytes));
        Assert.Equal([262_144, 524_288, 600_000], down.All.Select(each => each.Bytes));
    }

    [Fact]
    public async Task A_block_that_is_there_already_is_not_sent_again_when_resuming()
    {
        await using var front = new NodeFront(_node.Url);
        await using var host = StorageHost.For(front.Url, options =>
        {
            options.Resilience.MaxRetries = 0;

            // One after the other: a lost block takes those along that are under way beside it.
            options.Storage.ParallelBlocks = 1;
        });
        var content = Bytes.Of(2_000_000);
        var upload = new UploadOptions { Resume = true };

        // The fourth block gets lost, and with it the upload.
        front.OnRequest = request => request.Command == "block/put" && front.Count("block/put") >= 4 ? null : request;
        await Assert.ThrowsAnyAsync<PandaceaException>(() => host.UploadAsync(content, upload));
        front.OnRequest = request => request;
        var before = front.Count("block/put");
        var stored = await host.UploadAsync(content, upload);

        var blocks = 9;
        Assert.InRange(front.Count("block/put") - before, 1, blocks - 3);
        Assert.Equal(content, await _node.CatAsync(stored.Cid));
    }

    [Fact]
    public async Task What_is_unpinned_can_be_collected_and_is_missing_then()
    {
        var stored = await _host.UploadAsync(Bytes.Of(1000));
        Assert.True(await _host.Storage.UnpinAsync(stored.Cid));
        Assert.False(await _host.Storage.UnpinAsync(stored.Cid));
        Assert.False(await _host.Storage.IsPinnedAsync(stored.Cid));
        await _node.CollectAsync();
        var error = await Assert.ThrowsAsync<StorageException>(() => _host.DownloadAsync(stored.Cid));
        Assert.Equal((StorageFailure.Missing, stored.Cid, 1), (error.Failure, error.Cid, error.Attempts));
    }

    private sealed class Told : IProgress<TransferProgress>
    {
        public List<TransferProgress> All { get; } = [];

        public void Report(TransferProgress value) => All.Add(value);
    }

    private sealed class OneWayStream(byte[] content) : MemoryStream(content, writable: false)
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override long Length => throw new NotSupportedException();
    }
}
