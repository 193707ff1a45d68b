using System.Net;
using System.Net.Sockets;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A port from which somebody had connected was taken for free: the service that wanted it died at its start, and nothing said why.</summary>
public sealed class PortOfConnectionTests
{
    [Fact]
    public async Task A_port_that_a_connection_goes_out_from_is_named_before_anything_starts()
    {
        const int evmDirect = 18545;
        await using var stack = new TestStack();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        var port = ((IPEndPoint)client.Client.LocalEndPoint!).Port;

        var result = await stack.Target.UpAsync(stack.Options with { Offset = port - evmDirect }, null, CancellationToken.None);

        // Another port of the stack may be held as well: all of them lie where the system hands ports out.
        var problem = Assert.IsType<StackUpResult.Failed>(result).Problem;
        Assert.True(problem.Kind is StackProblemKind.PortTaken or StackProblemKind.Several, problem.Message);
        Assert.Contains($"Port {port} (evmDirect) is held, though nobody listens on it", problem.Message, StringComparison.Ordinal);
        Assert.Contains("lower --offset", problem.Message + problem.Remedy, StringComparison.Ordinal);
    }
}
