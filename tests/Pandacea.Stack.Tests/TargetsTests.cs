using System.Net;
using System.Net.Sockets;
using Pandacea.Protocol;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class TargetsTests
{
    [Theory]
    [InlineData("compose")]
    [InlineData("ftp://host:1")]
    [InlineData("http://host:8474/path")]
    [InlineData("Native")]
    public void An_unknown_target_is_bad_usage_and_names_the_allowed_ones(string name)
    {
        var refused = Assert.Throws<StackException>(() => Targets.Choose(name));
        Assert.Equal(ExitCodes.Usage, refused.Problem.ExitCode);
        Assert.Contains($"'{name}'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Allowed: native, or the address", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_native_target_is_the_default()
    {
        Assert.Equal(Targets.Native, Targets.Named(null));
        Assert.Equal("http://host:8474", Targets.Named("http://host:8474"));
        using var target = Targets.Choose(Targets.Native);
        Assert.IsType<NativeTarget>(target);
    }

    [Fact]
    public async Task A_stack_that_runs_elsewhere_is_known_by_its_fault_control()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        using var elsewhere = Targets.Choose($"http://127.0.0.1:{8474 + stack.Offset}");
        var found = Assert.IsType<StackUpResult.AlreadyRunning>(await elsewhere.UpAsync(stack.Options, null, default)).Status;
        Assert.Equal(stack.Offset, found.Offset);
        Assert.All(found.Services, static service => Assert.True(service.Ready, service.Name));
        Assert.StartsWith("anvil/", found.Services.Single(static service => service.Name == "evm").Version, StringComparison.Ordinal);
        Assert.False((await elsewhere.DownAsync(stack.Options, default)).WasRunning);
        Assert.True((await stack.StatusAsync()).Ready);
    }

    [Fact]
    public async Task A_native_stack_tells_which_executables_run()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        await Eventually.TrueAsync(
            async () => (await stack.StatusAsync()).Services.All(static service => service.Sha256?.Length == 64), "every service has its hash");
    }

    [Fact]
    public async Task A_port_that_something_foreign_holds_is_inconclusive_and_names_the_holder()
    {
        using var foreign = new TcpListener(IPAddress.Loopback, 0);
        foreign.Start();
        var port = ((IPEndPoint)foreign.LocalEndpoint).Port;
        var slammed = SlamAsync(foreign);
        using (var target = Targets.Choose($"http://127.0.0.1:{port}"))
        {
            var problem = Assert.IsType<StackUpResult.Failed>(await target.UpAsync(new StackOptions { Home = "unused" }, null, default)).Problem;
            Assert.Equal(ExitCodes.Inconclusive, problem.ExitCode);
            Assert.Contains("no faults answers", problem.Message, StringComparison.Ordinal);
            if (OperatingSystem.IsLinux())
            {
                Assert.Contains($"pid {Environment.ProcessId}", problem.Message, StringComparison.Ordinal);
            }
        }

        foreign.Stop();
        await slammed;
    }

    /// <summary>Takes connections and closes them without a word.</summary>
    private static async Task SlamAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }
}
