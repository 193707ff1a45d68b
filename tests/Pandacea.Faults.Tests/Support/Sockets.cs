using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;
using Pandacea.Faults.Events;

namespace Pandacea.Faults.Tests.Support;

internal static class Sockets
{
    public static async Task<byte[]> ReadToEndAsync(this Socket socket)
    {
        var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await socket.ReceiveAsync(buffer).WaitAsync(Eventually.Limit)) > 0)
        {
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }

    public static async Task<byte[]> ReadExactlyAsync(this Socket socket, int count)
    {
        var buffer = new byte[count];
        using var stream = new NetworkStream(socket);
        await stream.ReadExactlyAsync(buffer).AsTask().WaitAsync(Eventually.Limit);
        return buffer;
    }

    /// <summary>Sends <paramref name="size"/> bytes to an echo, and tells how long the answer took.</summary>
    public static async Task<TimeSpan> EchoAsync(this Socket socket, int size = 4)
    {
        var started = Stopwatch.GetTimestamp();
        await socket.SendAsync(new byte[size]);
        await socket.ReadExactlyAsync(size);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Whether nothing arrives for a while, not even an end.</summary>
    public static async Task<bool> IsSilentAsync(this Socket socket, int milliseconds)
    {
        using var limit = new CancellationTokenSource(milliseconds);
        try
        {
            await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, limit.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>How the connection ended: <c>ConnectionReset</c>, or <c>Success</c> for an orderly end.</summary>
    public static async Task<SocketError> EndAsync(this Socket socket)
    {
        try
        {
            await socket.ReadToEndAsync();
            return SocketError.Success;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode;
        }
    }

    public static async Task<T> NextAsync<T>(this ChannelReader<InjectorEvent> events, Func<T, bool>? which = null) where T : InjectorEvent
    {
        while (true)
        {
            if (await events.ReadAsync().AsTask().WaitAsync(Eventually.Limit) is T found && which?.Invoke(found) != false)
            {
                return found;
            }
        }
    }
}
