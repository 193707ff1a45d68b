using Pandacea.Faults.Control;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class FaultOnAnvilTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_kill_of_ours_stays_until_it_is_lifted()
    {
        await using var stack = new TestStack();
        var before = TestStack.EvmPid(await stack.UpAsync());
        using var handler = new SocketsHttpHandler();
        using var control = Control(stack, handler);
        await InjectAsync(control, "kill");
        await Eventually.TrueAsync(async () => (await File.ReadAllTextAsync(stack.Paths.StackLog)).Contains("\"by_fault\":true", StringComparison.Ordinal), "the supervisor saw whose kill it was");

        Assert.False((await stack.StatusAsync()).Ready);
        Assert.Equal(StackProblemKind.FaultInForce, (await stack.Target.RestartAsync(stack.Options, "evm", CancellationToken.None))?.Kind);

        await control.LiftAsync("f1", CancellationToken.None);

        await Eventually.TrueAsync(async () => (await stack.StatusAsync()).Ready, "anvil is back");
        Assert.NotEqual(before, TestStack.EvmPid(await stack.StatusAsync()));
    }

    [Fact]
    public async Task Down_ends_a_paused_anvil()
    {
        await using var stack = new TestStack();
        var pid = TestStack.EvmPid(await stack.UpAsync());
        using var handler = new SocketsHttpHandler();
        using var control = Control(stack, handler);
        await InjectAsync(control, "pause");

        Assert.Null((await stack.DownAsync()).Problem);

        Assert.False(Processes.Runs(pid));
        Assert.Contains("\"service_stopped\"", await File.ReadAllTextAsync(stack.Paths.StackLog));
    }

    [Fact]
    public async Task A_pause_that_a_dead_supervisor_left_is_recovered()
    {
        await using var stack = new TestStack();
        var status = await stack.UpAsync();
        using var handler = new SocketsHttpHandler();
        using var control = Control(stack, handler);
        await InjectAsync(control, "pause");
        Processes.Kill(status.SupervisorPid!.Value);
        await Eventually.TrueAsync(() => !Processes.Runs(status.SupervisorPid.Value), "the supervisor is gone");

        var report = await stack.Target.RecoverAsync(stack.Options, CancellationToken.None);

        Assert.Null(report.Problem);
        Assert.Equal(2, report.Undone.Count(line => line.Contains("evm", StringComparison.Ordinal)));
        Assert.False(Processes.Runs(TestStack.EvmPid(status)));
    }

    private static FaultControlClient Control(TestStack stack, HttpMessageHandler handler)
        => new(new Uri($"http://127.0.0.1:{8474 + stack.Offset}"), handler, TimeProvider.System);

    private static async Task InjectAsync(FaultControlClient control, string type)
    {
        var lease = await control.AcquireLeaseAsync(Lease, "test", CancellationToken.None);
        await control.InjectAsync(new("f1", lease, "evm", type, new Dictionary<string, string>(), 100, null, "seed", 0), CancellationToken.None);
    }
}
