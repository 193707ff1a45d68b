using System.Net.Sockets;
using System.Text;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;
using Xunit.Abstractions;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Ten thousand connections on which nothing was ever said kept everybody else out, and were dropped only after two minutes.</summary>
[Collection("alone")]
public sealed class MuteConnectionsTests(ITestOutputHelper output)
{
    // Of both kinds; both ends of each need a handle.
    private const int Each = 1_000;
    private const long MostMemory = 384L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Who_says_nothing_is_cut_off_and_meanwhile_others_are_served()
    {
        await using var agent = await AgentProcess.StartAsync();
        var mute = await ConnectAsync(agent);
        var idle = await ConnectAsync(agent);
        foreach (var socket in idle)
        {
            await socket.SendAsync("GET /health HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
            Assert.StartsWith("HTTP/1.1 200", await ReadAsync(socket), StringComparison.Ordinal);
        }

        var began = TimeProvider.System.GetTimestamp();
        Assert.Equal(200, await SignedAsync(agent));
        output.WriteLine($"{2 * Each} connections, {agent.Memory >> 20} MiB, a request in {TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:0} ms");
        Assert.InRange(agent.Memory, 1, MostMemory);

        Assert.All(await Task.WhenAll(mute.Select(ReadAsync)), Assert.Empty);
        await idle[0].SendAsync("GET /health HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200", await ReadAsync(idle[0]), StringComparison.Ordinal);
        mute.Concat(idle).ToList().ForEach(socket => socket.Dispose());
    }

    private static async Task<List<Socket>> ConnectAsync(AgentProcess agent)
    {
        var sockets = new List<Socket>();
        for (var i = 0; i < Each; i++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(agent.Address.Host, agent.Address.Port);
            sockets.Add(socket);
        }

        return sockets;
    }

    /// <summary>A whole answer, whatever the pieces in which it comes, or what there was when the connection ended.</summary>
    private static async Task<string> ReadAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(Longest);
        var (buffer, answer) = (new byte[1024], "");
        while (!answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) && await socket.ReceiveAsync(buffer, limit.Token) is var read and > 0)
        {
            answer += Encoding.ASCII.GetString(buffer, 0, read);
        }

        return answer;
    }

    private static async Task<int> SignedAsync(AgentProcess agent)
    {
        using var http = new HttpClient { BaseAddress = agent.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, AgentRoutes.Products);
        foreach (var (name, value) in new TestSigner().Headers(agent.PeerId, "GET", AgentRoutes.Products, [], null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
