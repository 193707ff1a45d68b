using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Faults.Control;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Running;

public sealed class FaultScheduleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryJournal _journal;

    public FaultScheduleTests() => _journal = new MemoryJournal(_time);

    [Fact]
    public async Task Windows_run_in_order_and_each_is_lifted()
    {
        var faults = new ScriptedFaults();
        var running = Run(faults, [Window(0, 0, 1000), Window(1, 2000, 500)], CancellationToken.None);
        await AdvanceUntil(running, 2500);
        Assert.Equal(["inject 0", "lift 0", "inject 1", "lift 1"], faults.Asked);
        Assert.Equal([0L, 2_000_000_000L], _journal.Of<FaultInjecting>().Select(static e => e.T));
        Assert.Equal([1_000_000_000L, 2_500_000_000L], _journal.Of<FaultLifting>().Select(static e => e.T));
        Assert.Equal(2, _journal.Of<FaultLifted>().Count);
    }

    [Fact]
    public async Task Windows_that_overlap_are_in_force_together()
    {
        var faults = new ScriptedFaults();
        var running = Run(faults, [Window(0, 0, 1000), Window(1, 600, 1000), Window(2, 2000, 100)], CancellationToken.None);
        await AdvanceUntil(running, 2100);
        Assert.Equal(["inject 0", "inject 1", "lift 0", "lift 1", "inject 2", "lift 2"], faults.Asked);
        Assert.Equal([0L, 600_000_000L, 2_000_000_000L], _journal.Of<FaultInjecting>().Select(static e => e.T));
    }

    [Fact]
    public async Task Cancellation_while_windows_overlap_lifts_all_of_them()
    {
        var faults = new ScriptedFaults();
        using var stop = new CancellationTokenSource();
        var running = Run(faults, [Window(0, 0, 1000), Window(1, 0, 2000)], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["lift 0", "lift 1"], faults.Asked.Where(asked => asked.StartsWith("lift", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Cancellation_in_the_middle_of_a_window_lifts_it_before_it_returns()
    {
        var faults = new ScriptedFaults();
        using var stop = new CancellationTokenSource();
        var running = Run(faults, [Window(0, 0, 1000)], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["inject 0", "lift 0"], faults.Asked);
        Assert.Single(_journal.Of<FaultLifted>());
    }

    [Fact]
    public async Task Fault_that_cannot_be_applied_is_recorded_and_undone_all_the_same()
    {
        var faults = new ScriptedFaults { OnInject = new FaultControlException(409, "no", "try again") };
        await Run(faults, [Window(0, 0, 1000)], CancellationToken.None);
        var failed = Assert.Single(_journal.Of<FaultFailed>());
        Assert.Equal("inject", failed.Step);
        Assert.Equal(["inject 0", "lift 0"], faults.Asked);
        Assert.Empty(_journal.Of<FaultInjected>());
    }

    [Fact]
    public async Task Fault_that_cannot_be_lifted_is_recorded_as_not_lifted()
    {
        var faults = new ScriptedFaults { OnLift = new FaultControlException(500, "no", "") };
        var running = Run(faults, [Window(0, 0, 1000)], CancellationToken.None);
        await AdvanceUntil(running, 1000);
        Assert.Equal("lift", Assert.Single(_journal.Of<FaultFailed>()).Step);
        Assert.Empty(_journal.Of<FaultLifted>());
    }

    /// <summary>A runner that stood still for longer than it waits for an answer told of a fault that might still be in force.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public async Task An_undo_without_an_answer_is_asked_for_once_more(int unanswered, int lifted)
    {
        var faults = new ScriptedFaults { UnansweredLifts = unanswered };
        var running = Run(faults, [Window(0, 0, 1000)], CancellationToken.None);
        await AdvanceUntil(running, 1000);
        Assert.Equal(["inject 0", "lift 0", "lift 0"], faults.Asked);
        Assert.Equal(lifted, _journal.Of<FaultLifted>().Count);
        Assert.Equal(1 - lifted, _journal.Of<FaultFailed>().Count);
    }

    private Task Run(ScriptedFaults faults, IReadOnlyList<PlannedWindow> windows, CancellationToken cancellationToken) =>
        new FaultSchedule(faults, "lease", "seed", _journal, _time).RunAsync(windows, _ => Task.CompletedTask, cancellationToken);

    private async Task AdvanceUntil(Task running, int ms)
    {
        for (var passed = 0; passed < ms; passed += 100)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static PlannedWindow Window(int index, double start, double length) =>
        new(index, "evm", "latency", start, length, new Dictionary<string, string>(), 100, Canary: false, RefusesConnections: false, MinHits: 5);
}
