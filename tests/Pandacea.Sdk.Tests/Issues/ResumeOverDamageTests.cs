using Pandacea.Protocol.Content;
using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>An upload with Resume passed over a block that was damaged on the node's disk, and acknowledged content that nobody could read.</summary>
public sealed class ResumeOverDamageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_block_counts_as_missing_and_is_sent_again(bool isEmpty)
    {
        await using var node = await StorageNode.StartAsync();
        await using var host = StorageHost.For(node.Url);
        var content = Bytes.Of(600_000);
        var stored = await host.UploadAsync(content, new() { Layout = FileLayout.V1 });
        node.Damage(Cid.V1(ContentCodec.Raw, ContentHash.Of(content.AsSpan(0, FileLayout.V1.ChunkSize))), bytes =>
        {
            bytes[bytes.Length / 2] ^= 1;
            return isEmpty ? [] : bytes;
        });
        await Assert.ThrowsAnyAsync<PandaceaException>(() => host.DownloadAsync(stored.Cid));

        Assert.Equal(stored.Cid, (await host.UploadAsync(content, new() { Layout = FileLayout.V1, Resume = true })).Cid);
        Assert.Equal(content, await host.DownloadAsync(stored.Cid));
    }
}
