using System.Net.Sockets;
using System.Text;

namespace Pandacea.Agent.Tests.Http;

/// <summary>Bytes on the wire, and whatever comes back until the server closes.</summary>
internal static class RawSocket
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<string> SendAsync(Uri address, string text)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text), limit.Token);
        }
        catch (IOException)
        {
            // The server had seen enough.
        }

        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // It closed hard; what came before counts.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
