using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;
using Pandacea.Sdk.Tests.Resilience;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>What was not acknowledged does not stay pinned where nobody else stores it; what was, does.</summary>
public sealed class UnacknowledgedTests : IAsyncLifetime
{
    private static readonly byte[] Content = Bytes.Of(5_000);
    private static readonly UploadOptions SmallBlocks = new() { Layout = new() { ChunkSize = 1000 }, UnpinOnFailure = true };

    private readonly DrivenTime _time = new();
    private StorageNode _node = null!;
    private NodeFront _front = null!;
    private StorageHost _host = null!;

    public async Task InitializeAsync()
    {
        _node = await StorageNode.StartAsync();
        _front = new(_node.Url);
        _host = Host(static _ => { });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _front.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task A_lost_answer_to_the_pin_is_no_second_pin()
    {
        _front.OnAnswer = LostOnce("pin/add");
        var stored = await UploadAsync();
        await SettledAsync();
        Assert.Equal([stored.Cid.ToString()], (await _node.PinsAsync()).Keys);
    }

    [Fact]
    [Trait("Requirement", "S42")]
    public async Task A_pin_whose_answers_were_lost_is_taken_away()
    {
        _front.OnAnswer = Lost("pin/add");
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        await SettledAsync();
        Assert.Empty(await _node.PinsAsync());
    }

    [Fact]
    [Trait("Requirement", "S53")]
    public async Task A_pin_on_content_that_others_may_store_too_stays_whatever_becomes_of_this_upload()
    {
        _front.OnAnswer = Lost("pin/add");
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync(SmallBlocks with { UnpinOnFailure = false }));
        await SettledAsync();
        Assert.Single(await _node.PinsAsync());
        Assert.Equal(0, _front.Count("pin/rm"));
    }

    [Fact]
    [Trait("Requirement", "S42")]
    public async Task A_pin_that_could_not_be_confirmed_is_taken_away()
    {
        _front.OnAnswer = (request, answer) => request.Command == "pin/ls" && _front.Count("pin/add") == 1 && _front.Count("pin/ls") < 4
            ? new([], AnswerEnd.Reset)
            : new(answer);
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        await SettledAsync();
        Assert.Empty(await _node.PinsAsync());
    }

    [Fact]
    public async Task A_pin_that_the_node_took_and_does_not_have_is_no_success()
    {
        _front.OnRequest = request => request.Command == "pin/add" ? request with { Head = request.Head.Replace("pin/add", "pin/ls", StringComparison.Ordinal) } : request;
        _front.OnAnswer = (request, answer) => request.Command == "pin/add"
            ? new(Json($"{{\"Pins\":[\"{request.Query[4..50]}\"]}}"))
            : new(answer);
        var error = await Assert.ThrowsAsync<StorageException>(() => UploadAsync());
        Assert.Equal(StorageFailure.NotPinned, error.Failure);
    }

    [Theory]
    [InlineData("block/put")]
    [InlineData("pin/add")]
    [Trait("Requirement", "S42")]
    public async Task A_cancelled_upload_leaves_nothing_pinned(string during)
    {
        var cancel = new CancellationTokenSource();
        _front.OnAnswer = (request, answer) =>
        {
            if (request.Command == during)
            {
                cancel.Cancel();
            }

            return new(answer);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _host.Storage.UploadAsync(new MemoryStream(Content), SmallBlocks, cancel.Token));
        await SettledAsync();
        Assert.Empty(await _node.PinsAsync());
        Assert.Equal(during == "pin/add" ? 1 : 0, _front.Count("pin/rm"));
    }

    [Fact]
    public async Task A_request_that_arrives_late_does_not_bring_the_pin_back()
    {
        var held = new TaskCompletionSource<RawRequest>();
        _front.OnRequest = request =>
        {
            if (request.Command != "pin/add")
            {
                return request;
            }

            held.TrySetResult(request);
            return null;
        };
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        var (root, name) = Pinned(await held.Task);

        // The first look finds nothing; only then the request that was given up arrives.
        await Eventually(() => _front.Count("pin/ls") >= 2);
        await _node.PinAsync(root, name);
        await SettledAsync();
        Assert.Empty(await _node.PinsAsync());
    }

    [Fact]
    [Trait("Requirement", "S42")]
    public async Task Content_that_was_acknowledged_before_keeps_its_pin()
    {
        var stored = await UploadAsync();
        _front.OnAnswer = Lost("pin/add");
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        await SettledAsync();
        Assert.Equal([stored.Cid.ToString()], (await _node.PinsAsync()).Keys);
    }

    [Fact]
    public async Task Content_that_somebody_else_pinned_meanwhile_keeps_its_pin()
    {
        _front.OnAnswer = Lost("pin/add");

        // It is not looked after before the other one is done.
        _front.OnRequest = request => request.Command == "pin/ls" && _front.Count("pin/add") > 0 ? null : request;
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        await using var other = StorageHost.For(_node.Url);
        var stored = await other.UploadAsync(Content, SmallBlocks);
        _front.OnRequest = request => request;
        await SettledAsync();
        Assert.Equal([stored.Cid.ToString()], (await _node.PinsAsync()).Keys);
    }

    [Fact]
    public async Task An_upload_after_a_failed_one_of_the_same_content_counts()
    {
        // The clock that moves on for the failed one's pin must not end the time of the next one's blocks.
        await _host.DisposeAsync();
        _host = Host(static options => (options.MaxRetries, options.TotalTimeout) = (10, TimeSpan.FromHours(24)));
        _front.OnAnswer = Lost("pin/add");
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        var answered = 0;
        _front.OnAnswer = (request, answer) =>
        {
            Interlocked.Add(ref answered, request.Command == "block/put" ? 1 : 0);
            return new(answer);
        };
        var upload = _host.UploadAsync(Content, SmallBlocks);
        await Eventually(() => answered == 6);
        var stored = await _time.DriveAsync(new ValueTask<ContentNode>(upload));
        await SettledAsync();
        Assert.Equal([stored.Cid.ToString()], (await _node.PinsAsync()).Keys);
    }

    [Fact]
    public async Task It_is_taken_away_once_the_node_answers_again()
    {
        _front.OnAnswer = Lost("pin/add");
        _front.OnRequest = request => request.Command == "pin/rm" ? null : request;
        await Assert.ThrowsAsync<UpstreamException>(() => UploadAsync());
        while (_front.Count("pin/rm") < 4)
        {
            _time.Advance(await _time.NextWaitAsync());
        }

        Assert.Single(await _node.PinsAsync());
        _front.OnRequest = request => request;
        await SettledAsync();
        Assert.Empty(await _node.PinsAsync());
    }

    private StorageHost Host(Action<ResilienceOptions> configure) => new(
        [_front.Url],
        options =>
        {
            (options.Resilience.MaxRetries, options.Resilience.ProbeInterval) = (1, TimeSpan.Zero);
            configure(options.Resilience);
        },
        _time);

    private static Func<RawRequest, byte[], RawAnswer> Lost(string command) =>
        (request, answer) => request.Command == command ? new([], AnswerEnd.Reset) : new(answer);

    private static Func<RawRequest, byte[], RawAnswer> LostOnce(string command) =>
        (request, answer) => request.Command == command && request.Header("Pandacea-Attempt") == "1" ? new([], AnswerEnd.Reset) : new(answer);

    private static byte[] Json(string json) =>
        System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");

    private static (Cid Root, string Name) Pinned(RawRequest request)
    {
        var arguments = request.Query.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return (Cid.Parse(arguments["arg"]), arguments["name"]);
    }

    private static Task Eventually(Func<bool> condition) => Pandacea.Tests.Support.Eventually.TrueAsync(condition);

    private Task<ContentNode> UploadAsync(UploadOptions? options = null) =>
        _time.DriveAsync(new ValueTask<ContentNode>(_host.UploadAsync(Content, options ?? SmallBlocks)));

    private Task<bool> SettledAsync()
    {
        return _time.DriveAsync(AfterAsync());

        async ValueTask<bool> AfterAsync()
        {
            await _host.Storage.SettleAsync();
            return true;
        }
    }
}
