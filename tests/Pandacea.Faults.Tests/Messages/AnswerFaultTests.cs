using System.Net;
using System.Text;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Messages;

/// <summary>Answers that are wrong, stop, or end early by their trailer.</summary>
[Trait("Requirement", "S42")]
public sealed class AnswerFaultTests
{
    [Fact]
    public async Task CorruptBodyInvertsOneByteOfTheAnswer()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        var right = await http.GetByteArrayAsync("/");
        await rig.InjectAsync("corrupt_body");
        var wrong = await http.GetByteArrayAsync("/");
        right[right.Length / 2] ^= 0xFF;
        Assert.Equal(right, wrong);
        await rig.LiftAsync();
        Assert.Equal($"host 127.0.0.1:{rig.Port}", await http.GetStringAsync("/"));
    }

    [Theory]
    [InlineData("upstream", true)]
    [InlineData("both", false)]
    public async Task CorruptBodyInvertsOneByteOfTheRequest(string stream, bool answerIsRight)
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("corrupt_body", $"stream={stream}");

        // No JSON any more.
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.PostAsync("eth_chainId")).StatusCode);
        Assert.Equal(answerIsRight, await http.GetStringAsync("/") == $"host 127.0.0.1:{rig.Port}");
    }

    [Fact]
    public async Task StallBodyPassesTheBeginningAndThenNothingAlsoWhenLifted()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("stall_body", "bytes=4");
        using var response = await http.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);
        var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[100];
        await body.ReadExactlyAsync(buffer.AsMemory(0, 4));
        Assert.Equal("host", Encoding.ASCII.GetString(buffer, 0, 4));
        var more = body.ReadAsync(buffer).AsTask();
        await rig.LiftAsync();
        Assert.Equal($"host 127.0.0.1:{rig.Port}", await http.GetStringAsync("/"));
        Assert.False(more.IsCompleted);
    }

    [Fact]
    public async Task StreamErrorEndsTheAnswerEarlyAndSaysSoInTheTrailer()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("stream_error", "bytes=4");
        using var response = await http.GetAsync("/");
        Assert.Equal((HttpStatusCode.OK, "host"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal("injected fault", Assert.Single(response.TrailingHeaders.GetValues("X-Stream-Error")));
        Assert.Equal("host", await http.GetStringAsync("/"));
    }

    [Fact]
    public async Task ACommandIsTheBeginningOfAPathWithItsArguments()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("http_status", "status=500", method: "block/get?arg=bafkrei");
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync("/api/v0/block/get?arg=bafkreione")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v0/block/get?arg=QmOther")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/block/get?arg=bafkreione")).StatusCode);
    }
}
