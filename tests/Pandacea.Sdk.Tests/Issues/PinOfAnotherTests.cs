using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>A cancelled upload took over the pin of another client's acknowledged upload of the same content, and then took it away as its own.</summary>
public sealed class PinOfAnotherTests
{
    private static readonly byte[] Content = Bytes.Of(1_000);

    [Fact]
    public async Task What_another_was_told_is_stored_stays_pinned_whatever_becomes_of_this_upload()
    {
        await using var node = await StorageNode.StartAsync();
        await using var front = new NodeFront(node.Url);
        await using var other = StorageHost.For(node.Url);
        await using var host = StorageHost.For(front.Url, options =>
            (options.Resilience.MaxRetries, options.Resilience.TotalTimeout, options.Resilience.AttemptTimeout) = (20, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1)));
        using var cancel = new CancellationTokenSource();
        var isOpen = false;
        front.OnRequest = request => request.Command == "pin/add" && !Volatile.Read(ref isOpen) ? null : request;
        front.OnAnswer = (request, answer) =>
        {
            if (request.Command == "pin/add" && Volatile.Read(ref isOpen))
            {
                cancel.Cancel();
            }

            return new(answer);
        };

        // It has seen no pin and begins to make one; only now the other one's upload comes.
        var upload = host.Storage.UploadAsync(new MemoryStream(Content), null, cancel.Token);
        await Pandacea.Tests.Support.Eventually.TrueAsync(() => front.Count("pin/add") > 0);
        var stored = await other.UploadAsync(Content);
        Volatile.Write(ref isOpen, true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await host.Storage.SettleAsync();

        Assert.Equal([stored.Cid.ToString()], (await node.PinsAsync()).Keys);
    }
}
