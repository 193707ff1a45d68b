using Pandacea.Faults.Control;
using Pandacea.Faults.Ledger;
using Pandacea.Faults.Processes;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Ledger;

public sealed class UndoLedgerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string LedgerFile => Path.Combine(_folder.FullName, "undo.ndjson");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void OpenEntriesAreReadNewestFirst()
    {
        using (var ledger = UndoLedger.Open(LedgerFile))
        {
            ledger.Begin(new("a", "down", "evm", null));
            ledger.Begin(new("b", "latency", "evm", null));
            ledger.Begin(new("c", "latency", "evm", null));
            ledger.Done("b");
        }

        Assert.Equal(["c", "a"], UndoLedger.ReadOpen(LedgerFile).Select(entry => entry.FaultId));
    }

    [Fact]
    public void ATornLastLineIsPassedOverAndNotGluedTo()
    {
        using (var ledger = UndoLedger.Open(LedgerFile))
        {
            ledger.Begin(new("a", "down", "evm", null));
        }

        File.AppendAllText(LedgerFile, """{"what":"undo","faultId":"b","ent""");
        Assert.Equal(["a"], UndoLedger.ReadOpen(LedgerFile).Select(entry => entry.FaultId));
        using (var ledger = UndoLedger.Open(LedgerFile))
        {
            ledger.Begin(new("c", "down", "evm", null));
        }

        Assert.Equal(["c", "a"], UndoLedger.ReadOpen(LedgerFile).Select(entry => entry.FaultId));
    }

    [Fact]
    public async Task APausedProcessOfADeadHostRunsAgainAfterRecovery()
    {
        using var child = new ChildProcess();
        using (var ledger = UndoLedger.Open(LedgerFile))
        {
            ledger.Begin(new("p", "pause", "node", child.Current));
            ProcessSignals.ForThisSystem().Pause(child.Current!.Pid);
        }

        await Eventually.TrueAsync(() => child.State == 'T', "paused");
        Assert.Equal(UndoResult.Undone, Assert.Single(await RecoverAsync()).Result);
        await Eventually.TrueAsync(() => child.State == 'S', "running");
        Assert.Empty(await RecoverAsync());
    }

    [Fact]
    public async Task ALaterProcessWithTheSamePidIsLeftAlone()
    {
        using var child = new ChildProcess();
        ProcessSignals.ForThisSystem().Pause(child.Current!.Pid);
        using (var ledger = UndoLedger.Open(LedgerFile))
        {
            ledger.Begin(new("p", "pause", "node", child.Current with { StartTime = child.Current.StartTime.AddSeconds(-60), Ticks = child.Current.Ticks - 6000 }));
        }

        Assert.Equal(UndoResult.NeedsStack, Assert.Single(await RecoverAsync()).Result);
        await Eventually.TrueAsync(() => child.State == 'T', "still paused");
    }

    [Fact]
    public async Task AnUndoThatFailsStaysOpen()
    {
        using var child = new ChildProcess();
        using (var ledger = UndoLedger.Open(LedgerFile))
        {
            ledger.Begin(new("p", "pause", "node", child.Current));
        }

        var outcome = Assert.Single(await RecoverAsync(new BrokenSignals()));
        Assert.Equal(UndoResult.Failed, outcome.Result);
        Assert.Contains("pandacea up", outcome.Detail, StringComparison.Ordinal);
        Assert.Single(UndoLedger.ReadOpen(LedgerFile));
    }

    [Fact]
    public async Task TheUndoIsOnDiskBeforeTheFaultIsApplied()
    {
        using var child = new ChildProcess();
        var signals = new LookingSignals(LedgerFile);
        await using var host = await FaultHost.StartAsync(
            new() { LedgerPath = LedgerFile, Signals = signals, Processes = new Dictionary<string, IProcessTarget> { ["node"] = child } }, TimeProvider.System);
        using var control = new FaultControlClient(host.ControlAddress, new SocketsHttpHandler(), TimeProvider.System);
        var lease = await control.AcquireLeaseAsync(TimeSpan.FromSeconds(5), "test", default);
        await control.InjectAsync(new("p", lease, "node", "pause", new Dictionary<string, string>(), 100, null, "s", 0), default);
        Assert.Equal(child.Current!.Pid, Assert.Single(signals.OpenWhenPaused).Process?.Pid);
        await control.LiftAsync("p", default);
        Assert.Empty(UndoLedger.ReadOpen(LedgerFile));
    }

    [Fact]
    public async Task AFullDiskRefusesTheFaultAndNothingIsApplied()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port, ledger: "/dev/full");
        var refused = await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync("down"));
        Assert.Equal(507, refused.Status);
        Assert.Contains("no fault is applied", refused.Message, StringComparison.Ordinal);
        using var client = await rig.ConnectAsync();
        await client.EchoAsync();
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsSaidAtTheStart()
        => Assert.Contains("writable", Assert.Throws<LedgerException>(() => UndoLedger.Open("/proc/nowhere/undo")).Message, StringComparison.Ordinal);

    private Task<IReadOnlyList<UndoOutcome>> RecoverAsync(IProcessSignals? signals = null)
        => UndoLedger.RecoverAsync(LedgerFile, new(signals ?? ProcessSignals.ForThisSystem(), new Dictionary<string, IProcessTarget>(), 0), default);

    private sealed class BrokenSignals : IProcessSignals
    {
        public void Pause(int pid) => throw new InvalidOperationException("broken");

        public void Resume(int pid) => throw new InvalidOperationException("broken");

        public void Kill(int pid) => throw new InvalidOperationException("broken");
    }

    private sealed class LookingSignals(string ledger) : IProcessSignals
    {
        public IReadOnlyList<UndoEntry> OpenWhenPaused { get; private set; } = [];

        public void Pause(int pid) => OpenWhenPaused = UndoLedger.ReadOpen(ledger);

        public void Resume(int pid)
        {
        }

        public void Kill(int pid)
        {
        }
    }
}
