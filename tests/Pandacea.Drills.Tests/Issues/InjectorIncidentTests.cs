using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Issues;

/// <summary>What the injector tells of deaths, stalls and strangers must stand in the journal, or no judge can know it.</summary>
public sealed class InjectorIncidentTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public async Task Deaths_stalls_and_strangers_are_recorded()
    {
        var time = new FakeTimeProvider();
        var journal = new MemoryJournal(time);
        time.Advance(TimeSpan.FromSeconds(3));
        var faults = new ScriptedFaults
        {
            Events =
            [
                new ServiceStateChanged((100 * Second) - 5, "agent", ServiceStates.Died, 137),
                new FaultStateChanged((100 * Second) - 5, "lease-w2", FaultStates.Lifting, 2),
                new FaultStateChanged((100 * Second) - 4, "lease-w2", FaultStates.Lifted, 2),
                new FaultStateChanged((100 * Second) - 3, "lease-w3", FaultStates.Ended, 3) { How = "process 7 ran on" },
                new ToxicChanged(100 * Second, "evm", "toxic t (latency) set"),
                new InjectorStalled(100 * Second, 1_500),
                new WatchStarted(100 * Second, time.GetUtcNow()),
            ],
        };
        using var stop = new CancellationTokenSource();
        var following = new InjectorJournal(faults, journal, time);
        var running = following.RunAsync(stop.Token);
        await following.Started;
        await stop.CancelAsync();
        await running;

        var death = Assert.Single(journal.Of<ServiceChanged>());
        Assert.Equal(("agent", ServiceChanged.Died, 137, 3 * Second), (death.Service, death.State, death.ExitCode, death.At));
        Assert.Equal([(2, 3 * Second, null), (3, 3 * Second, "process 7 ran on")], journal.Of<UndoSeen>().Select(undo => (undo.Window, undo.At, undo.How)));
        Assert.Equal("toxic t (latency) set on 'evm', without a lease", Assert.Single(journal.Of<ForeignFaultSeen>()).What);
        Assert.Equal(("faults", 1_500), (journal.Of<HostStalled>()[0].Service, journal.Of<HostStalled>()[0].StallMs));
    }

    [Fact]
    public async Task A_stream_of_events_that_breaks_is_a_lost_injector()
    {
        var journal = new MemoryJournal(new FakeTimeProvider());
        using var handler = new SocketsHttpHandler();
        using var nobody = new FaultControlClient(new Uri("http://127.0.0.1:1"), handler, TimeProvider.System);
        await new InjectorJournal(nobody, journal, TimeProvider.System).RunAsync(CancellationToken.None);
        Assert.Contains("does not answer", Assert.Single(journal.Of<InjectorLost>()).Why, StringComparison.Ordinal);
    }
}
