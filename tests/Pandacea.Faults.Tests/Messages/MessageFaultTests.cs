using System.Net;
using System.Net.Sockets;
using System.Text;
using Pandacea.Faults.Events;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Messages;

public sealed class MessageFaultTests
{
    [Fact]
    public async Task StatusComesWithRetryAfterAndGoesWhenLifted()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await http.JsonAsync("eth_chainId");
        var events = await rig.WatchAsync();

        await rig.InjectAsync("http_status", "status=503,retryAfter=1500ms", window: 3);
        using var refused = await http.PostAsync("eth_chainId", call: "c9");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter?.Delta);
        var decided = await events.NextAsync<RequestDecided>();
        Assert.Equal((3, 0, true, "workload", "c9", 1, null, 2000), (decided.Window, decided.Ordinal, decided.Hit, decided.Client, decided.Call, decided.Attempt, decided.Probe, decided.RetryAfterMs));

        await rig.LiftAsync();
        Assert.Equal("eth_chainId", (await http.JsonAsync("eth_chainId")).GetProperty("result").GetString());
    }

    [Fact]
    public async Task JsonRpcErrorStrikesOnlyItsMethod()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("jsonrpc_error", "code=-32005,message=limit exceeded", method: "eth_call");
        var error = await http.JsonAsync("eth_call");
        Assert.Equal((7, -32005, "limit exceeded"), (error.GetProperty("id").GetInt32(), error.GetProperty("error").GetProperty("code").GetInt32(), error.GetProperty("error").GetProperty("message").GetString()));
        Assert.Equal("eth_chainId", (await http.JsonAsync("eth_chainId")).GetProperty("result").GetString());
    }

    [Fact]
    public async Task StaleBlockLagsBehind()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("stale_block", "blocks=5");
        Assert.Equal("0x5f", (await http.JsonAsync("eth_blockNumber")).GetProperty("result").GetString());
        Assert.Equal("0x5f", (await http.JsonAsync("eth_getBlockByNumber", """["latest",false]""")).GetProperty("result").GetProperty("number").GetString());
        Assert.Equal("0x1", (await http.JsonAsync("eth_getBlockByNumber", """["0x1",false]""")).GetProperty("result").GetProperty("number").GetString());
    }

    [Fact]
    public async Task StaleBlockWithoutDistanceStandsStill()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        await rig.InjectAsync("stale_block");
        Assert.Equal("0x64", (await http.JsonAsync("eth_blockNumber")).GetProperty("result").GetString());
        node.Mine();
        Assert.Equal("0x64", (await http.JsonAsync("eth_blockNumber")).GetProperty("result").GetString());
        await rig.LiftAsync();
        Assert.Equal("0x65", (await http.JsonAsync("eth_blockNumber")).GetProperty("result").GetString());
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(0, 0)]
    [InlineData(100_000, 50)]
    public async Task TruncatedBodyIsShortAndBreaksOff(int bytes, int expected)
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        await rig.InjectAsync("truncate_body", $"bytes={bytes}");
        using var client = await rig.ConnectAsync();
        const string Body = """{"jsonrpc":"2.0","id":7,"method":"eth_blockNumber"}""";
        await client.SendAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        var all = new List<byte>();
        try
        {
            var buffer = new byte[1000];
            int count;
            while ((count = await client.ReceiveAsync(buffer).WaitAsync(Eventually.Limit)) > 0)
            {
                all.AddRange(buffer.AsSpan(0, count));
            }
        }
        catch (SocketException error)
        {
            Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        }

        var text = Encoding.ASCII.GetString([.. all]);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(head > 0, text);
        var whole = int.Parse(text.Split("Content-Length: ")[1].Split("\r\n")[0]);
        Assert.Equal(Math.Min(expected, whole - 1), text.Length - head - 4);
    }

    [Fact]
    public async Task DecisionsFollowTheSeedAndProbesTakeNoOrdinal()
    {
        var first = await DecideAsync("one");
        Assert.Equal(first, await DecideAsync("one"));
        Assert.NotEqual(first, await DecideAsync("two"));
        Assert.Equal(Enumerable.Range(0, 30), first.Select(each => each.Ordinal));
    }

    [Fact]
    public async Task ProbesMeetWhatEverybodyMeets()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        var events = await rig.WatchAsync();
        await rig.InjectAsync("http_status", "status=502");
        Assert.Equal(HttpStatusCode.BadGateway, (await http.PostAsync("eth_blockNumber", probe: "circuit")).StatusCode);
        var decided = await events.NextAsync<RequestDecided>();
        Assert.Equal((-1, true, "circuit"), (decided.Ordinal, decided.Hit, decided.Probe));
        await rig.LiftAsync();
        await rig.InjectAsync("http_status", "status=502", method: "eth_blockNumber");
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("eth_blockNumber", probe: "drill")).StatusCode);
        Assert.Equal(HttpStatusCode.BadGateway, (await http.PostAsync("eth_blockNumber")).StatusCode);
    }

    [Fact]
    public async Task ConnectionsThatWereThereMeetTheFaultAndNoneIsDroppedWhenItIsLifted()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        Assert.Equal($"host 127.0.0.1:{rig.Port}", await http.GetStringAsync("/"));
        await rig.InjectAsync("http_status", "status=500");
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync("/")).StatusCode);

        using var client = await rig.ConnectAsync();
        await rig.LiftAsync();
        await client.SendAsync("GET / HTTP/1.1\r\nHost: kept\r\nConnection: close\r\n\r\n"u8.ToArray());
        Assert.Contains("host kept", Encoding.ASCII.GetString(await client.ReadToEndAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadDependencyLooksDeadThroughTheMessageStageToo()
    {
        int port;
        using (var gone = TcpUpstream.Echo())
        {
            port = gone.Port;
        }

        await using var rig = await Rig.StartAsync(port);
        await rig.InjectAsync("http_status", "status=500");
        await rig.LiftAsync();
        using var http = rig.Http();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/"));
    }

    private static async Task<(int Ordinal, bool Hit)[]> DecideAsync(string seed)
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        var events = await rig.WatchAsync();
        await rig.InjectAsync("http_status", "status=500", percent: 40, seed: seed);
        var decisions = new List<(int, bool)>();
        for (var index = 0; index < 30; index++)
        {
            using var probe = await http.PostAsync("eth_call", probe: "drill");
            Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
            using var response = await http.PostAsync("eth_call");
            var decided = await events.NextAsync<RequestDecided>();
            Assert.Equal(decided.Hit, response.StatusCode == HttpStatusCode.InternalServerError);
            decisions.Add((decided.Ordinal, decided.Hit));
        }

        return [.. decisions];
    }
}
