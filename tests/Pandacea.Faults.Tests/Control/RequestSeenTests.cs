using Pandacea.Faults.Events;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Control;

public sealed class RequestSeenTests
{
    [Fact]
    public async Task ARequestIsSeenWithWhoItIsAndTheWindowThatItMeets()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        using var http = rig.Http();
        var events = await rig.WatchAsync();
        await http.PostAsync("eth_blockNumber", call: "before");
        var before = await events.NextAsync<RequestSeen>();
        Assert.Equal((Rig.Proxy, "workload", "before", 1, null, null, "eth_blockNumber"), (before.Proxy, before.Client, before.Call, before.Attempt, before.Probe, before.Window, before.Method));

        await rig.InjectAsync("timeout", window: 2);
        var swallowed = http.PostAsync("eth_call", call: "during");
        var during = await events.NextAsync<RequestSeen>();
        Assert.Equal(("during", 2, "eth_call"), (during.Call, during.Window, during.Method));
        Assert.True(during.At > before.At);
        await rig.LiftAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => swallowed);
    }

    [Fact]
    public async Task StatesAndBeatsAreTold()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        var events = await rig.WatchAsync();
        await rig.InjectAsync("latency", "latency=1");
        await rig.LiftAsync();
        foreach (var state in (string[])["injected", "lifting", "lifted"])
        {
            Assert.Equal(("f", state), await events.NextAsync<FaultStateChanged>() is var told ? (told.FaultId, told.State) : default);
        }

        var beats = new List<long>();
        for (var beat = 0; beat < 4; beat++)
        {
            beats.Add((await events.NextAsync<InjectorBeat>()).At);
        }

        // A late timer may crowd two beats together, never four.
        Assert.InRange(beats[^1] - beats[0], 20_000_000, 3_000_000_000);
        Assert.Equal(beats.Order(), beats);
    }

    [Fact]
    public async Task ASlowWatcherIsToldThatEventsWereLost()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var hub = new EventHub(new(time), capacity: 3);
        using var slow = hub.Watch();
        for (var at = 1; at <= 5; at++)
        {
            hub.Publish(new InjectorBeat(at));
        }

        var told = await slow.ReadAllAsync(default).ToListAsync();
        Assert.Equal([typeof(WatchStarted), typeof(InjectorBeat), typeof(InjectorBeat), typeof(WatchOverflowed)], told.Select(each => each.GetType()));
        Assert.Equal(3, told[^1].At);
    }

    [Fact]
    public async Task AWatchThatBreaksIsAnErrorAndNotAnEnd()
    {
        using var upstream = TcpUpstream.Echo();
        var rig = await Rig.StartAsync(upstream.Port);
        await using var watch = rig.Control.WatchAsync(default).GetAsyncEnumerator();
        await watch.MoveNextAsync();
        await rig.Host.DisposeAsync();
        await Assert.ThrowsAsync<Pandacea.Faults.Control.FaultControlException>(async () =>
        {
            while (await watch.MoveNextAsync())
            {
            }
        });
    }
}
