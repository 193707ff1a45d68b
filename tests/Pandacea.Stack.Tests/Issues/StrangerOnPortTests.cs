using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pandacea.Hosting;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A service whose port a stranger had taken meanwhile was said to answer: the stranger did.</summary>
public sealed class StrangerOnPortTests
{
    [Fact]
    public async Task A_service_is_not_started_where_somebody_else_would_answer_for_it()
    {
        using var folder = new TempFolder();
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        await using var service = new ManagedService(
            new Service(port), Path.Combine(folder.Path, "undo.ndjson"), Platforms.Current, TimeProvider.System, new JsonEventLog(TextWriter.Null, TimeProvider.System), TextWriter.Null);

        var problem = await service.RestartAsync(CancellationToken.None);

        Assert.Equal(StackProblemKind.PortTaken, problem?.Kind);
        Assert.Contains($"Port {port} (agent)", problem!.Message, StringComparison.Ordinal);
        Assert.Null(service.Current);
    }

    private sealed class Service(int port) : IServiceProgram
    {
        public string Name => "agent";

        public string Title => "The agent";

        public StackProblemKind Died => StackProblemKind.AnvilDied;

        public string Remedy => "";

        public int Port => port;

        public TimeSpan ReadyWithin => TimeSpan.FromSeconds(1);

        public ProcessStartInfo Command() => new("dotnet", "--version");

        public StackProblem? Prepare() => null;

        public Task<bool> AnswersAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public Task EndWithoutSignalAsync(Process process, TimeSpan patience) => Task.CompletedTask;
    }
}
