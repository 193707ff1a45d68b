using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Tests.Resilience;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>Nothing waits longer than it was told to, on a fake clock against a real node that falls silent.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly DrivenTime _time = new();
    private StorageNode _node = null!;
    private NodeFront _front = null!;

    public async Task InitializeAsync()
    {
        _node = await StorageNode.StartAsync();
        _front = new(_node.Url);
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Theory]
    [InlineData("block/put")]
    [InlineData("pin/add")]
    public async Task An_upload_ends_at_its_deadline_and_not_before(string silent)
    {
        var reached = Silence(silent);
        await using var host = Host();
        var upload = host.UploadAsync(Bytes.Of(1000), new() { Timeout = Limit });
        await EndsAtLimitAsync(upload, reached);
    }

    [Fact]
    public async Task A_download_ends_at_its_deadline_and_not_before()
    {
        await using var direct = StorageHost.For(_node.Url);
        var stored = await direct.UploadAsync(Bytes.Of(1000));
        var reached = Silence("block/get");
        await using var host = Host();
        await EndsAtLimitAsync(host.Storage.DownloadAsync(stored.Cid, Stream.Null, new() { Timeout = Limit }), reached);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_deadline_that_is_none_is_refused(int seconds)
    {
        await using var host = Host();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.UploadAsync([], new() { Timeout = TimeSpan.FromSeconds(seconds) }));
    }

    private StorageHost Host() => new(
        [_front.Url],
        options =>
        {
            options.Resilience.AttemptTimeout = TimeSpan.FromHours(1);
            options.Resilience.TotalTimeout = TimeSpan.FromHours(1);
            options.Resilience.ProbeInterval = TimeSpan.Zero;
        },
        _time);

    private Task Silence(string command)
    {
        var reached = new TaskCompletionSource();
        _front.OnAnswer = (request, answer) =>
        {
            if (request.Command != command)
            {
                return new(answer);
            }

            reached.TrySetResult();
            return new(answer[..^10], AnswerEnd.Stall);
        };
        return reached.Task;
    }

    private async Task EndsAtLimitAsync(Task transfer, Task reached)
    {
        await reached.WaitAsync(Bounds.Patience);
        _time.Advance(Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(transfer.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var error = await Assert.ThrowsAsync<CallTimeoutException>(() => transfer.WaitAsync(Bounds.Patience));
        Assert.Equal((Limit, "ipfs"), (error.Timeout, error.Dependency));
    }
}
