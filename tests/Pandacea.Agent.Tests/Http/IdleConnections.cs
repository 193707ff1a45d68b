using System.Net.Sockets;
using System.Text;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>Connections to an agent that keep their places and ask for nothing: half of them never said a word, half of them were answered once.</summary>
internal sealed class IdleConnections : IDisposable
{
    public const long MostMemory = 384L << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly AgentProcess _agent;
    private readonly HttpClient _http;

    private IdleConnections(AgentProcess agent) => (_agent, _http) = (agent, new() { BaseAddress = agent.Address });

    public List<Socket> Mute { get; } = [];

    public List<Socket> Answered { get; } = [];

    /// <param name="agent">Whom to connect to.</param>
    /// <param name="count">How many; the system must allow this process and the agent as many handles each.</param>
    public static async Task<IdleConnections> OpenAsync(AgentProcess agent, int count)
    {
        var idle = new IdleConnections(agent);
        for (var i = 0; i < count / 2; i++)
        {
            idle.Answered.Add(await idle.ConnectAsync());
            await AskAsync(idle.Answered[i]);
        }

        // Last, for the agent cuts them off after a while.
        for (var i = 0; i < count / 2; i++)
        {
            idle.Mute.Add(await idle.ConnectAsync());
        }

        return idle;
    }

    public static async Task AskAsync(Socket socket)
    {
        await socket.SendAsync("GET /health HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200", await ReadAsync(socket), StringComparison.Ordinal);
    }

    /// <summary>A whole answer, whatever the pieces in which it comes, or what there was when the connection ended.</summary>
    public static async Task<string> ReadAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(Longest);
        var (buffer, answer) = (new byte[1024], "");
        while (!answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) && await socket.ReceiveAsync(buffer, limit.Token) is var read and > 0)
        {
            answer += Encoding.ASCII.GetString(buffer, 0, read);
        }

        return answer;
    }

    /// <summary>How long somebody else waits for an answer to a signed request, on a connection of its own.</summary>
    public async Task<TimeSpan> SignedAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, AgentRoutes.Products) { Headers = { ConnectionClose = true } };
        foreach (var (name, value) in new TestSigner().Headers(_agent.PeerId, "GET", AgentRoutes.Products, [], null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return TimeProvider.System.GetElapsedTime(began);
    }

    public void Dispose()
    {
        _http.Dispose();
        Mute.Concat(Answered).ToList().ForEach(socket => socket.Dispose());
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_agent.Address.Host, _agent.Address.Port);
        return socket;
    }
}
