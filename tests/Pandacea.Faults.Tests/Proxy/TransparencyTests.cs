using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pandacea.Faults.Tests.Support;
using Pandacea.Protocol;

namespace Pandacea.Faults.Tests.Proxy;

public sealed class TransparencyTests
{
    [Fact]
    public async Task AnswerAfterHalfCloseArrives()
    {
        using var upstream = new TcpUpstream(async socket =>
        {
            var got = await socket.ReadToEndAsync();
            await socket.SendAsync(new byte[got.Length * 2]);
        });
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await client.SendAsync(new byte[3]);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(6, (await client.ReadToEndAsync()).Length);
    }

    [Fact]
    public async Task ResetOfTheDependencyReachesTheClient()
    {
        using var upstream = new TcpUpstream(async socket =>
        {
            await socket.ReadExactlyAsync(1);
            socket.LingerState = new LingerOption(true, 0);
        });
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await client.SendAsync(new byte[1]);
        Assert.Equal(SocketError.ConnectionReset, await client.EndAsync());
    }

    [Fact]
    public async Task ResetOfTheClientReachesTheDependency()
    {
        var end = new TaskCompletionSource<SocketError>();
        using var upstream = new TcpUpstream(async socket => end.SetResult(await socket.EndAsync()));
        await using var rig = await Rig.StartAsync(upstream.Port);
        var client = await rig.ConnectAsync();
        await client.SendAsync(new byte[1]);
        client.LingerState = new LingerOption(true, 0);
        client.Dispose();
        Assert.Equal(SocketError.ConnectionReset, await end.Task.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task DeadDependencyResetsTheClient()
    {
        int port;
        using (var gone = TcpUpstream.Echo())
        {
            port = gone.Port;
        }

        await using var rig = await Rig.StartAsync(port);
        var end = await EndOfNewConnectionAsync(rig);
        Assert.Equal(SocketError.ConnectionReset, end);
    }

    [Fact]
    [Trait("Requirement", "S85")]
    public async Task ListensOnBothLoopbackAddresses()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.IPv6Loopback, rig.Port);
        await client.EchoAsync();
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"http://[::1]:{rig.Host.ControlAddress.Port}/version")).StatusCode);
    }

    [Fact]
    public async Task FiftyConnectionsThroughEveryDelayingFaultCarryTheSameBytes()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        var faults = new (string Type, string Attributes)[]
        {
            ("latency", "latency=5ms,jitter=4ms,stream=both"),
            ("bandwidth", "rate=50MB/s,stream=both"),
            ("slicer", "average_size=700,size_variation=500,delay=10,stream=both"),
            ("slow_close", "delay=5ms,stream=both"),
        };
        foreach (var (type, attributes) in faults.Take(2))
        {
            await rig.InjectAsync(type, attributes, percent: 70, id: type);
        }

        var all = Task.WhenAll(Enumerable.Range(0, 50).Select(index => CarryAsync(rig, index)));
        foreach (var (type, attributes) in faults.Skip(2))
        {
            await rig.InjectAsync(type, attributes, percent: 70, id: type);
        }

        foreach (var (type, _) in faults)
        {
            await rig.LiftAsync(type);
        }

        await all.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task AddsLittleTimeWithoutFaults()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var direct = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await direct.ConnectAsync(IPAddress.Loopback, upstream.Port);
        using var proxied = await rig.ConnectAsync();
        var added = await MedianAsync(proxied) - await MedianAsync(direct);
        Assert.True(added < TimeSpan.FromMilliseconds(1), $"added {added.TotalMicroseconds} us");
    }

    private static async Task<SocketError> EndOfNewConnectionAsync(Rig rig)
    {
        try
        {
            using var client = await rig.ConnectAsync();
            return await client.EndAsync();
        }
        catch (SocketException error)
        {
            // So soon that connecting already tells.
            return error.SocketErrorCode;
        }
    }

    private static async Task<TimeSpan> MedianAsync(Socket socket)
    {
        var times = new List<TimeSpan>();
        for (var index = 0; index < 500; index++)
        {
            times.Add(await socket.EchoAsync(64));
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static async Task CarryAsync(Rig rig, int index)
    {
        var chance = SeedStream.Derive("payload", $"{index}");
        var sent = new byte[chance.NextInt(200_000) + 1];
        for (var at = 0; at < sent.Length; at++)
        {
            sent[at] = (byte)chance.NextUInt64();
        }

        using var client = await rig.ConnectAsync();
        var reading = client.ReadToEndAsync();
        await client.SendAsync(sent);
        client.Shutdown(SocketShutdown.Send);
        var got = await reading;
        Assert.True(sent.SequenceEqual(got), $"connection {index} differs");
    }
}
