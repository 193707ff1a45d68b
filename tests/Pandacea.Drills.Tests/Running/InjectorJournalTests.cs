using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Faults.Events;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Running;

public sealed class InjectorJournalTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public async Task Instants_of_the_injector_are_moved_onto_the_runners_clock()
    {
        var time = new FakeTimeProvider();
        var journal = new MemoryJournal(time);
        time.Advance(TimeSpan.FromSeconds(3));
        var faults = new ScriptedFaults
        {
            Events =
            [
                new WatchStarted(100 * Second, time.GetUtcNow().AddSeconds(6)),
                new RequestSeen((100 * Second) - 5, "evm", "workload", "c1", 1, null, 2, "eth_call"),
                new RequestDecided((100 * Second) - 3, 2, 0, true, "workload", "c1", 1, null, 1000),
            ],
        };
        using var stop = new CancellationTokenSource();
        var following = new InjectorJournal(faults, journal, time);
        var running = following.RunAsync(stop.Token);
        await following.Started;
        await stop.CancelAsync();
        await running;
        Assert.Equal((3 * Second) - 5, Assert.Single(journal.Of<RequestArrived>()).At);
        Assert.Equal((3 * Second) - 3, Assert.Single(journal.Of<FaultDecided>()).At);
        Assert.Equal(6000, Assert.Single(journal.Of<ClockChecked>()).OffsetMs);
    }
}
