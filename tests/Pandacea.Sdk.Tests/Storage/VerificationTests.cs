using System.Text;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>What the node or the way to it does to answers is noticed, and never handed on.</summary>
public sealed class VerificationTests : IAsyncLifetime
{
    private static readonly byte[] Content = Bytes.Of(5_000);
    private static readonly UploadOptions SmallBlocks = new() { Layout = new() { ChunkSize = 1000 } };

    private StorageNode _node = null!;
    private NodeFront _front = null!;
    private StorageHost _host = null!;
    private Cid _cid = null!;

    public async Task InitializeAsync()
    {
        _node = await StorageNode.StartAsync();
        _front = new(_node.Url);

        // One request at a time, so that they can be counted.
        _host = StorageHost.For(_front.Url, options => options.Storage.ParallelBlocks = 1);
        await using var direct = StorageHost.For(_node.Url);
        _cid = (await direct.UploadAsync(Content, SmallBlocks)).Cid;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _front.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task An_altered_block_is_asked_for_again()
    {
        _front.OnAnswer = (_, answer) => new(_front.Seen.Count == 3 ? Flip(answer, ^100) : answer);
        Assert.Equal(Content, await _host.DownloadAsync(_cid));
        Assert.Contains("are not those of block", Assert.Single(_host.Events.Of<RetryAttempt>()).Cause);
    }

    [Fact]
    public async Task A_block_that_stays_altered_ends_the_download_and_none_of_its_bytes_come_out()
    {
        _front.OnAnswer = (request, answer) => new(IsBlock(request, 3) ? Flip(answer, ^100) : answer);
        using var target = new MemoryStream();
        var error = await Assert.ThrowsAsync<UpstreamException>(() => _host.Storage.DownloadAsync(_cid, target));
        Assert.Equal((FailureKind.Altered, 6), (error.Kind, error.Attempts));
        Assert.Equal(Content[..(int)target.Length], target.ToArray());
        Assert.True(target.Length < Content.Length && target.Length % 1000 == 0);
    }

    [Fact]
    public async Task Another_block_than_the_one_asked_for_is_noticed()
    {
        await using var direct = StorageHost.For(_node.Url);
        var other = (await direct.UploadAsync(Bytes.Of(5_000, "other"), SmallBlocks)).Cid;
        _front.OnRequest = request => _front.Seen.Count == 1 ? request with { Head = request.Head.Replace(_cid.ToString(), other.ToString(), StringComparison.Ordinal) } : request;
        Assert.Equal(Content, await _host.DownloadAsync(_cid));
        Assert.Single(_host.Events.Of<RetryAttempt>());
    }

    [Fact]
    public async Task What_the_trailer_says_counts_although_the_status_was_success()
    {
        _front.OnAnswer = (_, answer) => new(_front.Seen.Count == 2 ? WithTrailer(answer) : answer);
        Assert.Equal(Content, await _host.DownloadAsync(_cid));
        Assert.Equal("stream error: disk on fire", Assert.Single(_host.Events.Of<RetryAttempt>()).Cause);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(700)]
    public async Task A_truncated_answer_is_asked_for_again(int missing)
    {
        _front.OnAnswer = (_, answer) => new(_front.Seen.Count == 2 ? answer[..^missing] : answer);
        Assert.Equal(Content, await _host.DownloadAsync(_cid));
        Assert.Equal("truncated answer", Assert.Single(_host.Events.Of<RetryAttempt>()).Cause);
    }

    [Fact]
    public async Task An_upload_whose_bytes_were_altered_on_the_way_is_sent_again()
    {
        _front.OnRequest = request => request.Command == "block/put" && _front.Count("block/put") == 2 ? request with { Body = Flip(request.Body, ^200) } : request;
        var content = Bytes.Of(5_000, "new");
        var stored = await _host.UploadAsync(content, SmallBlocks);
        Assert.Contains("other bytes", Assert.Single(_host.Events.Of<RetryAttempt>()).Cause);
        Assert.Equal(content, await _node.CatAsync(stored.Cid));
    }

    [Fact]
    public async Task A_block_that_is_no_node_of_a_file_is_refused_although_it_is_genuine()
    {
        var block = Encoding.UTF8.GetBytes("no node");
        var cid = Cid.V0(ContentHash.Of(block));
        await _node.PutAsync(Cid.V1(ContentCodec.Raw, cid.Hash), block);
        Assert.Equal(StorageFailure.Malformed, (await Assert.ThrowsAsync<StorageException>(() => _host.DownloadAsync(cid))).Failure);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off()
    {
        var endless = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").Concat(new byte[5 << 20]).ToArray();
        _front.OnAnswer = (_, answer) => new(_front.Seen.Count == 1 ? endless : answer);
        Assert.Equal(Content, await _host.DownloadAsync(_cid));
        Assert.Contains("longer than", Assert.Single(_host.Events.Of<RetryAttempt>()).Cause);
    }

    private bool IsBlock(RawRequest request, int nth) => _front.Seen.Select(seen => seen.Query).Distinct().ElementAtOrDefault(nth) == request.Query;

    private static byte[] Flip(byte[] bytes, Index place)
    {
        var flipped = bytes.ToArray();
        flipped[place] ^= 1;
        return flipped;
    }

    private static byte[] WithTrailer(byte[] answer) => [.. answer[..^2], .. "X-Stream-Error: disk on fire\r\n\r\n"u8];
}
