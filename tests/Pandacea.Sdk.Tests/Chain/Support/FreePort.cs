using System.Net;
using System.Net.Sockets;

namespace Pandacea.Tests.Support;

/// <summary>Ports for servers that listen later, or again: none that the system hands out to whoever connects meanwhile.</summary>
internal static class FreePort
{
    private const int First = 22_000;
    private const int Count = 10_000;

    private static int _next = Environment.ProcessId * 50 % Count;

    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _next) % Count);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
