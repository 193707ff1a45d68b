using Pandacea.Ipfs.Tests.Support;
using Pandacea.Tests.Support;

namespace Pandacea.Ipfs.Tests.Issues;

/// <summary>Each block that was half sent held 16 MB of memory for as long as its sender liked: a hundred connections took 1.5 GB.</summary>
public sealed class HalfSentBlocksTests
{
    private const int Half = 3 * 1024 * 1024;

    [Fact]
    public async Task Half_sent_blocks_wait_on_disk_and_leave_nothing()
    {
        await using var node = await TestNode.StartAsync();
        var calls = Enumerable.Range(0, 5).Select(_ => new RawCall(node.Host.Address)).ToList();
        await Task.WhenAll(calls.Select(call => call.BeginUploadAsync("block/put?allow-big-block=true", new byte[Half])));

        // All but what is on its way is there, so it is nowhere else.
        await Eventually.TrueAsync(() => Waiting(node).Count(length => length > Half - (512 * 1024)) == calls.Count);

        calls[0].Dispose();
        await calls[1].EndFileAsync();
        await calls[1].EndBodyAsync();
        await calls[1].LineAsync(line => line.Contains($"\"Size\":{Half}", StringComparison.Ordinal));
        calls.Skip(2).ToList().ForEach(call => call.Reset());
        await Eventually.TrueAsync(() => !Waiting(node).Any());
        Assert.Equal(1, node.Store.Total().Count);
    }

    private static IEnumerable<long> Waiting(TestNode node) => new DirectoryInfo(Path.Combine(node.Store.Path, "tmp")).GetFiles().Select(file => file.Exists ? file.Length : 0);
}
