using Microsoft.Extensions.Time.Testing;
using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Control;

public sealed class LeaseTests
{
    [Fact]
    public async Task AFaultEndsWithItsLease()
    {
        var time = new FakeTimeProvider();
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, time);
        var events = await rig.WatchAsync();
        await rig.InjectAsync("bandwidth", "rate=0");
        using var client = await rig.ConnectAsync();
        await client.SendAsync(new byte[5]);

        time.Advance(TimeSpan.FromMinutes(4));
        await rig.Control.RenewLeaseAsync(rig.Lease, default);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Contains(await rig.Control.ListAsync(default), each => each is { Kind: "fault", Id: "f" });

        time.Advance(TimeSpan.FromMinutes(1));
        await events.NextAsync<FaultStateChanged>(told => told.State == "expired");
        Assert.Equal(5, (await client.ReadExactlyAsync(5)).Length);
        Assert.Empty(await rig.Control.ListAsync(default));
        Assert.Equal(404, (await Assert.ThrowsAsync<FaultControlException>(() => rig.Control.RenewLeaseAsync(rig.Lease, default))).Status);
        Assert.Equal(409, (await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync("down"))).Status);
        await rig.Control.AcquireLeaseAsync(TimeSpan.FromSeconds(1), "next", default);
    }

    [Fact]
    public async Task OneLeaseAtATime()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        var refused = await Assert.ThrowsAsync<FaultControlException>(() => rig.Control.AcquireLeaseAsync(TimeSpan.FromSeconds(1), "other", default));
        Assert.Equal(409, refused.Status);
        Assert.Contains("test", refused.Message, StringComparison.Ordinal);
        Assert.Contains(await rig.Control.ListAsync(default), each => each is { Kind: "lease", Owner: "test" });
    }

    [Fact]
    public async Task ReleasingLiftsEverythingAndMayBeRepeated()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("down", id: "a");
        await rig.InjectAsync("latency", "latency=1", id: "b");
        await rig.Control.ReleaseLeaseAsync(rig.Lease, default);
        await rig.Control.ReleaseLeaseAsync(rig.Lease, default);
        await rig.LiftAsync("a");
        Assert.Empty(await rig.Control.ListAsync(default));
        using var client = await rig.ConnectAsync();
        await client.EchoAsync();
    }
}
