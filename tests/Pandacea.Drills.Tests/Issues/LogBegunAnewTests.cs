using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Issues;

/// <summary>When a service's log was begun anew during a run, what the service said from then on did not come into the journal.</summary>
public sealed class LogBegunAnewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-log-").FullName;
    private readonly FakeTimeProvider _time = new();

    private string Log => Path.Combine(_folder, "agent.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_said_before_and_after_is_taken_in_once_and_in_order()
    {
        Say("compute/before-the-run");
        var journal = new MemoryJournal(_time);
        var watch = new ServiceLogWatch("agent", Log, journal, _time);
        using var stop = new CancellationTokenSource();
        var running = watch.RunAsync(stop.Token);
        Say("compute/seen");
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Say("compute/last-of-the-old");
        File.Move(Log, Log + ".1");
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Say("compute/new");
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Say("compute/end");
        await stop.CancelAsync();
        await running;

        Assert.Equal(
            ["compute/seen", "compute/last-of-the-old", "compute/new", "compute/end"],
            journal.Of<CircuitChanged>().Select(changed => changed.Circuit));
    }

    private void Say(string circuit) => File.AppendAllText(Log, $$"""{"event":"circuit_breaker_opened","circuit":"{{circuit}}"}""" + "\n");
}
