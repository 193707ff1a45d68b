using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A broken connection that was not told as an HTTP error ended <c>up</c> and left the stack running; an IPFS node that
/// nobody answers for was waited for until the time was up, and not named.</summary>
public sealed class NoAnswerTests
{
    public static TheoryData<Exception> Broken =>
    [
        new HttpRequestException("refused"), new SocketException((int)SocketError.NotConnected), new IOException("reset"), new TimeoutException("slow"), new TaskCanceledException("slow"),
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task However_a_connection_breaks_there_is_no_answer(Exception error)
    {
        using var http = new HttpClient(new Failing(error));

        Assert.False(await new EvmProbe(http).AnswersAsync(1, CancellationToken.None));
        Assert.False(await new IpfsProbe(http).AnswersAsync(1, CancellationToken.None));
        Assert.False(await new HealthProbe(http, "/").AnswersAsync(1, CancellationToken.None));
        Assert.False(await new StackHealth(http).ControlAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task A_start_that_throws_takes_down_what_it_began()
    {
        await using var stack = new TestStack();
        var anvil = await new AnvilLocator(Environment.GetEnvironmentVariable, Environment.CurrentDirectory, AppContext.BaseDirectory).LocateAsync(stack.Home, null, CancellationToken.None);
        using var http = new HttpClient(new Failing(new InvalidOperationException("nobody foresaw it")));
        var start = new SupervisorStart(SupervisorCommand.Default(), new StackHealth(http), Platforms.Current, TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => start.RunAsync(stack.Options with { Agent = false, Ipfs = false }, anvil.Value!, "", CancellationToken.None));

        Assert.Empty(Processes.Naming(stack.Home));
    }

    [Fact]
    public async Task An_IPFS_node_that_does_not_answer_is_named_with_its_variable_and_nothing_is_started()
    {
        var node = $"http://127.0.0.1:{Deaf()}";
        await using var stack = new TestStack(name => name == IpfsLocator.Variable ? node : Environment.GetEnvironmentVariable(name));
        var began = Stopwatch.GetTimestamp();

        var failed = Assert.IsType<StackUpResult.Failed>(await stack.Target.UpAsync(stack.Options, null, CancellationToken.None));

        Assert.Equal((StackProblemKind.NotReady, 3), (failed.Problem.Kind, failed.Problem.ExitCode));
        Assert.Contains(node, failed.Problem.Message, StringComparison.Ordinal);
        Assert.Contains(IpfsLocator.Variable, failed.Problem.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 15);
        Assert.False(File.Exists(stack.Paths.RecordFile));
        Assert.Empty(Processes.Naming(stack.Home));
    }

    private static int Deaf()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Failing(Exception error) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException<HttpResponseMessage>(error);
    }
}
