using Microsoft.Extensions.Time.Testing;
using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Faults.Processes;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Processes;

public sealed class ProcessFaultTests : IDisposable
{
    private readonly ChildProcess _child = new();

    private Dictionary<string, IProcessTarget> Processes => new() { [Rig.Proxy] = _child };

    public void Dispose() => _child.Dispose();

    [Fact]
    public async Task PauseStopsAndLiftingResumes()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port, processes: Processes);
        var events = await rig.WatchAsync();
        await rig.InjectAsync("pause", window: 4);
        await Eventually.TrueAsync(() => _child.State == 'T', "paused");

        using var http = rig.Http();
        await http.PostAsync("eth_call");
        Assert.Equal(4, (await events.NextAsync<RequestSeen>()).Window);
        Assert.Equal(409, (await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync("kill", id: "second"))).Status);

        await rig.LiftAsync();
        await Eventually.TrueAsync(() => _child.State == 'S', "running");
        await http.PostAsync("eth_call");
        Assert.Null((await events.NextAsync<RequestSeen>()).Window);
    }

    [Fact]
    public async Task KillEndsAndLiftingStartsAgain()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, processes: Processes);
        var before = _child.Current!;
        await rig.InjectAsync("kill");
        Assert.False(before.IsAlive());
        Assert.Null(_child.Current);
        Assert.Equal(409, (await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync("pause", id: "dead"))).Status);
        await rig.LiftAsync();
        Assert.True(_child.Current!.IsAlive());
        Assert.NotEqual(before.Pid, _child.Current.Pid);
        await rig.LiftAsync();
        Assert.Equal(2, _child.Starts);
    }

    [Fact]
    public async Task StopAsksWaitsForTheEndAndLiftingStartsAgain()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, processes: Processes);
        var before = _child.Current!;
        await rig.InjectAsync("stop");
        Assert.False(before.IsAlive());
        Assert.Equal(1, _child.Asked);
        await rig.LiftAsync();
        Assert.True(_child.Current!.IsAlive());
        Assert.Equal(2, _child.Starts);
    }

    [Fact]
    public async Task RestartEndsAndStartsAtOnce()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, processes: Processes);
        var before = _child.Current!;
        await rig.InjectAsync("restart");
        Assert.False(before.IsAlive());
        Assert.True(_child.Current!.IsAlive());
        await rig.LiftAsync();
        Assert.Equal(2, _child.Starts);
    }

    [Fact]
    public async Task APausedProcessResumesWhenTheLeaseRunsOut()
    {
        var time = new FakeTimeProvider();
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, time, Processes);
        await rig.InjectAsync("pause");
        await Eventually.TrueAsync(() => _child.State == 'T', "paused");
        time.Advance(TimeSpan.FromMinutes(5));
        await Eventually.TrueAsync(() => _child.State == 'S', "running");
    }

    [Fact]
    public async Task AHostThatStopsLiftsEverything()
    {
        using var upstream = TcpUpstream.Echo();
        await using (var rig = await Rig.StartAsync(upstream.Port, processes: Processes))
        {
            await rig.InjectAsync("pause");
        }

        await Eventually.TrueAsync(() => _child.State == 'S', "running");
    }

    [Fact]
    public async Task AStartThatTakesLongDoesNotHoldTheControlApi()
    {
        using var upstream = TcpUpstream.Echo();
        var slow = new SlowTarget(_child);
        await using var rig = await Rig.StartAsync(upstream.Port, processes: new Dictionary<string, IProcessTarget> { ["slow"] = slow });
        await rig.InjectAsync("kill", on: "slow");
        var lift = rig.LiftAsync();
        await Eventually.TrueAsync(() => slow.Asked, "start asked for");
        Assert.Contains(await rig.Control.ListAsync(default).WaitAsync(TimeSpan.FromSeconds(1)), each => each.State == "lifting");
        Assert.False(lift.IsCompleted);
        slow.Go.SetResult();
        await lift.WaitAsync(Eventually.Limit);
    }

    private sealed class SlowTarget(ChildProcess child) : IProcessTarget
    {
        public string Name => "slow";

        public bool Asked { get; private set; }

        public TaskCompletionSource Go { get; } = new();

        public ProcessIdentity? Current => child.Current;

        public Task StopAsync(CancellationToken cancellationToken) => child.StopAsync(cancellationToken);

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            Asked = true;
            await Go.Task;
            await child.StartAsync(cancellationToken);
        }
    }
}
