using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

public sealed class FallbackTests : IAsyncLifetime
{
    private static readonly byte[] Content = Bytes.Of(600_000);

    private StorageNode _first = null!;
    private StorageNode _second = null!;
    private NodeFront _front = null!;
    private StorageHost _host = null!;

    public async Task InitializeAsync()
    {
        (_first, _second) = (await StorageNode.StartAsync(), await StorageNode.StartAsync());
        _front = new(_first.Url);
        _host = new([_front.Url, _second.Url], options => options.Resilience.MaxRetries = 1);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _front.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_goes_as_a_whole_to_the_next_node_when_the_first_fails_in_the_middle()
    {
        _front.OnRequest = request => _front.Seen.Count > 2 ? null : request;
        var stored = await _host.UploadAsync(Content);
        Assert.Equal(Content, await _second.CatAsync(stored.Cid));
        Assert.Equal([stored.Cid.ToString()], (await _second.PinsAsync()).Keys);
        Assert.Empty(await _first.PinsAsync());
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_again_is_not_offered_to_the_next_node()
    {
        _front.OnRequest = _ => null;
        await using var once = new System.IO.Compression.BrotliStream(new MemoryStream(Compressed()), System.IO.Compression.CompressionMode.Decompress);
        var error = await Assert.ThrowsAsync<UpstreamException>(() => _host.Storage.UploadAsync(once));
        Assert.Equal(FailureKind.Reset, error.Kind);
        Assert.Empty(await _second.PinsAsync());
    }

    [Fact]
    public async Task A_download_takes_each_block_from_whoever_gives_it()
    {
        await using var direct = StorageHost.For(_second.Url);
        var stored = await direct.UploadAsync(Content);
        Assert.Equal(Content, await _host.DownloadAsync(stored.Cid));
        Assert.True(_front.Count("block/get") > 0);
        Assert.True(await _host.Storage.UnpinAsync(stored.Cid));
    }

    [Fact]
    public async Task What_no_node_has_is_missing_and_what_was_not_asked_everywhere_is_not()
    {
        await using var elsewhere = await StorageNode.StartAsync();
        await using var direct = StorageHost.For(elsewhere.Url);
        var cid = (await direct.UploadAsync(Content)).Cid;
        Assert.Equal(StorageFailure.Missing, (await Assert.ThrowsAsync<StorageException>(() => _host.DownloadAsync(cid))).Failure);
        _front.OnRequest = _ => null;
        var all = await Assert.ThrowsAsync<AllEndpointsFailedException>(() => _host.DownloadAsync(cid));
        Assert.Equal([typeof(UpstreamException), typeof(StorageException)], all.Failures.Select(failure => failure.GetType()));
        Assert.Equal("ipfs", all.Dependency);
    }

    private static byte[] Compressed()
    {
        using var compressed = new MemoryStream();
        using (var compressing = new System.IO.Compression.BrotliStream(compressed, System.IO.Compression.CompressionLevel.Fastest))
        {
            compressing.Write(Content);
        }

        return compressed.ToArray();
    }
}
