using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class NativeTargetTests
{
    [Fact]
    [Trait("Requirement", "S15")]
    public async Task Up_is_ready_and_down_leaves_no_process()
    {
        await using var stack = new TestStack();

        var status = await stack.UpAsync();

        Assert.True(status.Ready);
        var pids = new[] { status.SupervisorPid!.Value, TestStack.EvmPid(status) };
        Assert.All(pids, pid => Assert.True(Processes.Runs(pid)));

        var down = await stack.DownAsync();

        Assert.True(down.WasRunning);
        Assert.Null(down.Problem);
        Assert.All(pids, pid => Assert.False(Processes.Runs(pid)));
        Assert.False((await stack.StatusAsync()).Running);
        Assert.False((await stack.DownAsync()).WasRunning);
    }

    [Theory]
    [Trait("Requirement", "S16")]
    [Trait("Requirement", "S85")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    public async Task Block_number_is_answered_through_the_proxy(string host)
    {
        await using var stack = new TestStack();
        await stack.UpAsync();

        Assert.StartsWith("0x", await stack.RpcAsync("eth_blockNumber", host: host));
    }

    [Fact]
    public async Task A_second_up_says_what_is_running()
    {
        await using var stack = new TestStack();
        var first = await stack.UpAsync();

        var second = await stack.Target.UpAsync(stack.Options, null, CancellationToken.None);

        var running = Assert.IsType<StackUpResult.AlreadyRunning>(second).Status;
        Assert.Equal(first.SupervisorPid, running.SupervisorPid);
        Assert.Equal(TestStack.EvmPid(first), TestStack.EvmPid(running));
    }

    [Fact]
    public async Task Two_stacks_live_side_by_side()
    {
        await using var one = new TestStack();
        await using var other = new TestStack();

        await Task.WhenAll(one.UpAsync(), other.UpAsync());
        await one.DownAsync();

        Assert.True((await other.StatusAsync()).Ready);
    }

    [Fact]
    public async Task Status_names_versions_and_ports()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();

        await Eventually.TrueAsync(async () => (await stack.StatusAsync()).Services[0].Version is not null, "the version of anvil is known");
        var status = await stack.StatusAsync();

        Assert.StartsWith("anvil 1.", status.Services[0].Version);
        Assert.Equal(8545 + stack.Offset, status.Ports["evm"]);
        Assert.Equal(PandaceaVersion.Text, status.Version);
        await Eventually.TrueAsync(async () => (await stack.StatusAsync()).Commit?.Length == 40, "the commit of the checkout is known");
    }

    [Fact]
    public async Task Cancelling_up_leaves_nothing_behind()
    {
        await using var stack = new TestStack();
        using var cancel = new CancellationTokenSource();
        var up = stack.Target.UpAsync(stack.Options, null, cancel.Token);
        await Eventually.TrueAsync(() => Processes.Naming(stack.Home).Count > 0 || up.IsCompleted, "the supervisor is being started");

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => up);
        Assert.Empty(Processes.Naming(stack.Home));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_its_holder()
    {
        await using var stack = new TestStack();
        using var holder = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 8545 + stack.Offset);
        holder.Start();

        var result = await stack.Target.UpAsync(stack.Options, null, CancellationToken.None);

        var problem = Assert.IsType<StackUpResult.Failed>(result).Problem;
        Assert.Equal(StackProblemKind.PortTaken, problem.Kind);
        Assert.Contains($"Port {8545 + stack.Offset} (evm)", problem.Message);
        Assert.Contains($"pid {Environment.ProcessId}", problem.Message);
        Assert.Equal(3, problem.ExitCode);
    }

    [Theory]
    [InlineData(-9000)]
    [InlineData(60000)]
    public async Task An_offset_beyond_the_ports_is_refused(int offset)
    {
        await using var stack = new TestStack();

        var result = await stack.Target.UpAsync(stack.Options with { Offset = offset }, null, CancellationToken.None);

        Assert.Equal(2, Assert.IsType<StackUpResult.Failed>(result).Problem.ExitCode);
    }
}
