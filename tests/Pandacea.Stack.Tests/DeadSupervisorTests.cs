using Pandacea.Faults.Ledger;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class DeadSupervisorTests
{
    [Fact]
    public async Task The_next_up_stops_the_orphan_and_starts_anew()
    {
        await using var stack = new TestStack();
        var dead = await stack.UpAsync();
        var orphan = TestStack.EvmPid(dead);
        await KillSupervisorAsync(dead);
        Assert.Contains($"evm (pid {orphan})", (await stack.StatusAsync()).LeftOver);

        var fresh = await stack.UpAsync();

        Assert.False(Processes.Runs(orphan));
        Assert.NotEqual(orphan, TestStack.EvmPid(fresh));
        Assert.True(fresh.Ready);
    }

    [Fact]
    public async Task Down_stops_the_orphan_and_says_so()
    {
        await using var stack = new TestStack();
        var dead = await stack.UpAsync();
        await KillSupervisorAsync(dead);

        var down = await stack.DownAsync();

        Assert.Null(down.Problem);
        Assert.Contains(down.Recovered, line => line.Contains($"evm (pid {TestStack.EvmPid(dead)})", StringComparison.Ordinal));
        Assert.False(Processes.Runs(TestStack.EvmPid(dead)));
        Assert.False(File.Exists(SupervisorPipe.NameFor(stack.Paths)));
        Assert.False(File.Exists(stack.Paths.RecordFile));
    }

    [Fact]
    public async Task Recover_undoes_the_faults_of_the_ledger_and_stops_a_paused_orphan()
    {
        await using var stack = new TestStack();
        var dead = await stack.UpAsync();
        var pid = TestStack.EvmPid(dead);
        var evm = StackRecord.Read(stack.Paths)!.Services.Single(service => service.Name == "evm").Process;
        await KillSupervisorAsync(dead);
        using (var ledger = UndoLedger.Open(stack.Paths.LedgerFile))
        {
            ledger.Begin(new UndoEntry("f1", "pause", "evm", evm));
        }

        await Processes.PauseAsync(pid);

        var report = await stack.Target.RecoverAsync(stack.Options, CancellationToken.None);

        Assert.Null(report.Problem);
        Assert.Equal(2, report.Undone.Count(line => line.Contains("evm", StringComparison.Ordinal)));
        Assert.False(Processes.Runs(pid));
        Assert.Empty(UndoLedger.ReadOpen(stack.Paths.LedgerFile));
    }

    [Fact]
    public async Task Recover_leaves_a_living_stack_alone()
    {
        await using var stack = new TestStack();
        var status = await stack.UpAsync();

        var report = await stack.Target.RecoverAsync(stack.Options, CancellationToken.None);

        Assert.Empty(report.Undone);
        Assert.Equal(status.SupervisorPid, (await stack.StatusAsync()).SupervisorPid);
        Assert.True((await stack.StatusAsync()).Ready);
    }

    [Fact]
    public async Task Down_ends_a_suspended_supervisor_and_its_children()
    {
        await using var stack = new TestStack();
        var status = await stack.UpAsync();
        await Processes.PauseAsync(status.SupervisorPid!.Value);

        var down = await stack.DownAsync().WaitAsync(TimeSpan.FromSeconds(40));

        Assert.Null(down.Problem);
        Assert.False(Processes.Runs(status.SupervisorPid.Value));
        Assert.False(Processes.Runs(TestStack.EvmPid(status)));
    }

    private static async Task KillSupervisorAsync(StackStatus status)
    {
        Processes.Kill(status.SupervisorPid!.Value);
        await Eventually.TrueAsync(() => !Processes.Runs(status.SupervisorPid.Value), "the supervisor is gone");
    }
}
