using System.Diagnostics;
using Pandacea.Faults.Events;
using Pandacea.Faults.Processes;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Issues;

/// <summary>A bare SIGCONT to a paused process goes past the injector, which went on to say that the pause was in force.</summary>
public sealed class PauseEndedByAStrangerTests : IDisposable
{
    private readonly ChildProcess _child = new();

    public void Dispose() => _child.Dispose();

    [Theory]
    [InlineData("CONT", "ran on")]
    [InlineData("KILL", "ended")]
    public async Task A_process_that_leaves_its_pause_is_told_with_its_window(string signal, string how)
    {
        await using var rig = await StartAsync();
        var events = await rig.WatchAsync();
        await rig.InjectAsync("pause", window: 4);
        await Eventually.TrueAsync(() => _child.State == 'T', "paused");
        var pid = _child.Current!.Pid;

        // The watch must have seen it stand once.
        await events.NextAsync<InjectorBeat>();
        await events.NextAsync<InjectorBeat>();
        using var sent = Process.Start("kill", [$"-{signal}", $"{pid}"]);

        var ended = await NextAsync(events, FaultStates.Ended);
        Assert.Equal((4, $"process {pid} {how}"), (ended.Window, ended.How));
        await rig.LiftAsync();
        Assert.Equal(FaultStates.Lifting, (await events.NextAsync<FaultStateChanged>()).State);
    }

    [Fact]
    public async Task The_undo_itself_is_none()
    {
        await using var rig = await StartAsync();
        var events = await rig.WatchAsync();
        for (var at = 0; at < 20; at++)
        {
            await rig.InjectAsync("pause", window: at);
            await Eventually.TrueAsync(() => _child.State == 'T', "paused");
            await rig.LiftAsync();
        }

        for (var at = 0; at < 20; at++)
        {
            Assert.Equal((FaultStates.Injected, at), Of(await events.NextAsync<FaultStateChanged>()));
            Assert.Equal((FaultStates.Lifting, at), Of(await events.NextAsync<FaultStateChanged>()));
            Assert.Equal((FaultStates.Lifted, at), Of(await events.NextAsync<FaultStateChanged>()));
        }
    }

    private static (string State, int Window) Of(FaultStateChanged change) => (change.State, change.Window);

    private static async Task<FaultStateChanged> NextAsync(System.Threading.Channels.ChannelReader<InjectorEvent> events, string state)
    {
        while (true)
        {
            if (await events.NextAsync<FaultStateChanged>() is { } change && change.State == state)
            {
                return change;
            }
        }
    }

    private async Task<Rig> StartAsync()
    {
        using var upstream = TcpUpstream.Echo();
        return await Rig.StartAsync(upstream.Port, processes: new Dictionary<string, IProcessTarget> { [Rig.Proxy] = _child });
    }
}
