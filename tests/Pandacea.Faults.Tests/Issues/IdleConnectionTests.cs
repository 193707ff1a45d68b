using System.Net.Sockets;
using System.Text;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Issues;

/// <summary>The message stage closed every idle connection once a second. Behind a delay that close met the next request on its way:
/// clients saw their answers break off, and their circuits opened, in a window that only delays.</summary>
public sealed class IdleConnectionTests
{
    // Two heartbeats of the server, and a bit.
    private static readonly TimeSpan Heartbeats = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task A_connection_that_went_through_the_message_stage_may_be_idle()
    {
        await using var node = await RpcNode.StartAsync();
        await using var rig = await Rig.StartAsync(node.Port);
        await rig.InjectAsync("http_status", "status=503");
        await rig.LiftAsync();
        using var client = await rig.ConnectAsync();
        await client.SendAsync(Request());
        Assert.True(await client.ReceiveAsync(new byte[4096]) > 0);

        await Assert.ThrowsAsync<TimeoutException>(() => ClosedAsync(client).WaitAsync(Heartbeats));
    }

    // Head and body of an answer may come apart: only the end of the stream is a close.
    private static async Task ClosedAsync(Socket client)
    {
        var rest = new byte[4096];
        while (await client.ReceiveAsync(rest) > 0)
        {
        }
    }

    private static byte[] Request()
    {
        const string Body = """{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}""";
        return Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: node\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
    }
}
