using System.Diagnostics;
using System.Net.Sockets;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Proxy;

public sealed class ByteFaultTests
{
    [Fact]
    public async Task LatencyDelaysAndIsGoneWhenLifted()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await client.EchoAsync();

        await rig.InjectAsync("latency", "latency=1s");
        Assert.InRange((await client.EchoAsync()).TotalMilliseconds, 999, 5000);
        await rig.LiftAsync();
        Assert.InRange((await client.EchoAsync()).TotalMilliseconds, 0, 900);
    }

    [Fact]
    public async Task DataThatWaitsPassesAtOnceWhenItsFaultIsLifted()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await rig.InjectAsync("latency", "latency=60m");
        await client.SendAsync("wait"u8.ToArray());
        await rig.InjectAsync("bandwidth", "rate=0", id: "g");
        await rig.LiftAsync("f");
        Assert.True(await client.IsSilentAsync(50));
        await rig.LiftAsync("g");
        Assert.Equal("wait"u8.ToArray(), await client.ReadExactlyAsync(4));
    }

    [Fact]
    public async Task BandwidthLimitsThroughput()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await rig.InjectAsync("bandwidth", "rate=200");
        Assert.InRange((await client.EchoAsync(100_000)).TotalMilliseconds, 480, 5000);
    }

    [Fact]
    public async Task TimeoutSwallowsThenClosesWhenLifted()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await rig.InjectAsync("timeout");
        await client.SendAsync(new byte[100]);
        Assert.True(await client.IsSilentAsync(100));
        await rig.LiftAsync();
        Assert.Empty(await client.ReadToEndAsync());
    }

    [Fact]
    public async Task TimeoutClosesUnderSteadyTraffic()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("timeout", "timeout=150ms");
        using var client = await rig.ConnectAsync();
        var started = Stopwatch.GetTimestamp();
        var end = client.EndAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!end.IsCompleted)
        {
            await timer.WaitForNextTickAsync();
            if (!end.IsCompleted)
            {
                await IgnoreAsync(client.SendAsync(new byte[10]));
            }
        }

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 100, 5000);
    }

    [Fact]
    public async Task ResetStrikesIdleAndBusyConnections()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var idle = await rig.ConnectAsync();
        await idle.EchoAsync();
        await rig.InjectAsync("reset_peer");
        Assert.Equal(SocketError.ConnectionReset, await idle.EndAsync());

        using var busy = await rig.ConnectAsync();
        await IgnoreAsync(busy.SendAsync(new byte[10]));
        Assert.Equal(SocketError.ConnectionReset, await busy.EndAsync());

        using var silent = await rig.ConnectAsync();
        Assert.Equal(SocketError.ConnectionReset, await silent.EndAsync());
        await rig.LiftAsync();
        using var healthy = await rig.ConnectAsync();
        await healthy.EchoAsync();
    }

    [Fact]
    public async Task SlowCloseDelaysOnlyTheEnd()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("slow_close", "delay=1s");
        using var client = await rig.ConnectAsync();
        Assert.InRange((await client.EchoAsync()).TotalMilliseconds, 0, 900);
        var started = Stopwatch.GetTimestamp();
        client.Shutdown(SocketShutdown.Send);
        await client.ReadToEndAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 995, 5000);
    }

    [Fact]
    public async Task LimitDataPassesExactlySoManyBytes()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("limit_data", "bytes=1234");
        using var client = await rig.ConnectAsync();
        await client.SendAsync(new byte[5000]);
        Assert.Equal(1234, (await client.ReadToEndAsync()).Length);
    }

    [Fact]
    public async Task SlicerPausesBetweenPieces()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("slicer", "average_size=10,delay=10000");
        using var client = await rig.ConnectAsync();
        Assert.InRange((await client.EchoAsync(200)).TotalMilliseconds, 180, 5000);
    }

    [Fact]
    public async Task DownRefusesAndDropsAndComesBackOnTheSamePort()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var client = await rig.ConnectAsync();
        await client.EchoAsync();
        await rig.InjectAsync("down");
        Assert.Equal(SocketError.ConnectionReset, await client.EndAsync());
        Assert.Equal(SocketError.ConnectionRefused, (await Assert.ThrowsAsync<SocketException>(rig.ConnectAsync)).SocketErrorCode);
        await rig.LiftAsync();
        using var again = await rig.ConnectAsync();
        await again.EchoAsync();
    }

    [Fact]
    public async Task PercentStrikesTheSameConnectionsForTheSameSeedAndStaysWhenNeighboursChange()
    {
        var first = await StruckAsync("one");
        Assert.Equal(first, await StruckAsync("one"));
        Assert.NotEqual(first, await StruckAsync("two"));
        Assert.Contains(true, first);
        Assert.Contains(false, first);
    }

    private static async Task<bool[]> StruckAsync(string seed)
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("bandwidth", "rate=0", percent: 50, seed: seed);
        var clients = new List<Socket>();
        for (var index = 0; index < 12; index++)
        {
            clients.Add(await rig.ConnectAsync());
        }

        await rig.InjectAsync("latency", "latency=1ms", id: "neighbour");
        await rig.LiftAsync("neighbour");
        foreach (var client in clients)
        {
            await client.SendAsync(new byte[1]);
        }

        // What is not struck is back long before this.
        return [.. await Task.WhenAll(clients.Select(client => client.IsSilentAsync(1000)))];
    }

    private static async Task IgnoreAsync(Task<int> send)
    {
        try
        {
            await send;
        }
        catch (SocketException)
        {
        }
    }
}
