using System.Net;
using System.Net.Sockets;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>Sends bytes over a connection of their own and reads what comes back.</summary>
internal static class FuzzClient
{
    /// <summary>After so much silence it says that it has no more to send.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="endpoint">The agent.</param>
    /// <param name="wire">What is sent.</param>
    /// <param name="bodiless">Whether answers have no body.</param>
    /// <param name="whole">Whether the agent has all it needs, so that it waits for its disk at most: who says then that there is no more has hung up.</param>
    /// <exception cref="TimeoutException">The server neither answers nor closes.</exception>
    public static async Task<List<FuzzAnswer>> SendAsync(IPEndPoint endpoint, FuzzWire wire, bool bodiless, bool whole)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new(true, 0) };
        await socket.ConnectAsync(endpoint, limit.Token);
        var sending = WriteAsync(socket, wire.Bytes, limit.Token);
        try
        {
            return await ReadAsync(socket, wire.Answers, bodiless, whole ? Longest : Quiet, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("The agent neither answered nor closed the connection.");
        }
        finally
        {
            await sending;
        }
    }

    private static async Task WriteAsync(Socket socket, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            for (var sent = 0; sent < bytes.Length;)
            {
                sent += await socket.SendAsync(bytes.AsMemory(sent), cancellationToken);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The agent had seen enough, or the answer was there first.
        }
    }

    private static async Task<List<FuzzAnswer>> ReadAsync(Socket socket, int wanted, bool bodiless, TimeSpan quiet, CancellationToken cancellationToken)
    {
        var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var answers = FuzzAnswer.ReadAll(received.ToArray(), bodiless);
            if (answers.Count >= wanted && answers[^1].IsWhole)
            {
                return answers;
            }

            if (await ReceiveAsync(socket, buffer, quiet, cancellationToken) is not (> 0 and var read))
            {
                return answers;
            }

            received.Write(buffer, 0, read);
        }
    }

    private static async Task<int> ReceiveAsync(Socket socket, byte[] buffer, TimeSpan quiet, CancellationToken cancellationToken)
    {
        try
        {
            var receiving = socket.ReceiveAsync(buffer, cancellationToken).AsTask();
            try
            {
                return await receiving.WaitAsync(quiet, cancellationToken);
            }
            catch (TimeoutException)
            {
                // A server that waits for more is told that there is none.
                socket.Shutdown(SocketShutdown.Send);
                return await receiving;
            }
        }
        catch (SocketException)
        {
            // Closed hard: what came before counts.
            return 0;
        }
    }
}
