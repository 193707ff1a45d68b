using System.Net;
using System.Net.Sockets;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>What a start lacked was told one thing at a time: whoever mended it was told of the next.</summary>
public sealed class AllProblemsAtOnceTests
{
    [Fact]
    public async Task Every_port_that_is_taken_and_every_program_that_is_missing_is_named()
    {
        await using var stack = new TestStack(static name => name switch { "ANVIL_PATH" => "/nowhere/anvil", "IPFS_NODE_URL" => "not an address", _ => null });
        using var evm = Holder(8545 + stack.Offset);
        using var control = Holder(8474 + stack.Offset);

        var failed = Assert.IsType<StackUpResult.Failed>(await stack.Target.UpAsync(stack.Options with { Room = long.MaxValue }, null, CancellationToken.None));
        Assert.Equal(2, failed.Problem.ExitCode);
        Assert.All(
            ["4 things are in the way:", "MiB", $"Port {8545 + stack.Offset} (evm)", $"Port {8474 + stack.Offset} (faultControl)", "IPFS_NODE_URL"],
            expected => Assert.Contains(expected, failed.Problem.Message, StringComparison.Ordinal));

        failed = Assert.IsType<StackUpResult.Failed>(await stack.Target.UpAsync(stack.Options, null, CancellationToken.None));
        Assert.All(
            ["4 things are in the way:", "(evm)", "(faultControl)", "ANVIL_PATH", "IPFS_NODE_URL"],
            expected => Assert.Contains(expected, failed.Problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void One_problem_is_told_as_it_is_and_none_is_none()
    {
        var one = new StackProblem(StackProblemKind.PortTaken, "Taken.", "Free it.");
        Assert.Same(one, StackProblem.All([one]));
        Assert.Null(StackProblem.All([]));
    }

    private static TcpListener Holder(int port)
    {
        var holder = new TcpListener(IPAddress.Loopback, port);
        holder.Start();
        return holder;
    }
}
