using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>Stands before a node on a real socket and may change every byte that passes. One request for each connection.</summary>
internal sealed class NodeFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _node;
    private readonly Task _accepting;

    public NodeFront(Uri node)
    {
        _node = node;
        _listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Requests in the order in which they arrived.</summary>
    public ConcurrentQueue<RawRequest> Seen { get; } = [];

    /// <summary>Changes a request before the node gets it; null: the node does not get it, the connection is reset.</summary>
    public Func<RawRequest, RawRequest?> OnRequest { get; set; } = request => request;

    /// <summary>Changes the answer to a request.</summary>
    public Func<RawRequest, byte[], RawAnswer> OnAnswer { get; set; } = (_, answer) => new(answer);

    public int Count(string command) => Seen.Count(request => request.Command == command);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.RemoveAll(served => served.IsCompleted);
                open.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            try
            {
                var request = await ReadRequestAsync(client);
                Seen.Enqueue(request);
                var end = AnswerEnd.Reset;
                if (OnRequest(request) is { } changed)
                {
                    (var bytes, end) = OnAnswer(request, await ForwardAsync(changed));
                    await client.SendAsync(bytes, _stop.Token);
                }

                await EndAsync(client, end);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                // The client or the node went away, or the test is over.
            }
        }
    }

    private async Task EndAsync(Socket client, AnswerEnd end)
    {
        if (end == AnswerEnd.Reset)
        {
            client.LingerState = new(true, 0);
            return;
        }

        if (end == AnswerEnd.Close)
        {
            client.Shutdown(SocketShutdown.Send);
        }

        // Until the client closes.
        await client.ReceiveAsync(new byte[1], _stop.Token);
    }

    private async Task<byte[]> ForwardAsync(RawRequest request)
    {
        using var node = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await node.ConnectAsync(IPAddress.Loopback, _node.Port, _stop.Token);
        await node.SendAsync(Encoding.Latin1.GetBytes(request.Head + "\r\nConnection: close\r\n\r\n"), _stop.Token);
        await node.SendAsync(request.Body, _stop.Token);
        await using var stream = new NetworkStream(node);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, _stop.Token);
        return answer.ToArray();
    }

    private async Task<RawRequest> ReadRequestAsync(Socket client)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = await client.ReceiveAsync(buffer, _stop.Token);
            if (count == 0)
            {
                throw new IOException("The client closed.");
            }

            read.Write(buffer, 0, count);
            var bytes = read.GetBuffer().AsMemory(0, (int)read.Length);
            var end = bytes.Span.IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var request = new RawRequest(Encoding.Latin1.GetString(bytes.Span[..end]), bytes[(end + 4)..].ToArray());
                if (request.Body.Length >= int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture))
                {
                    return request;
                }
            }
        }
    }
}
