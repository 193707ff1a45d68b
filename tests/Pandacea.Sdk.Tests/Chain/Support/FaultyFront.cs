using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pandacea.Tests.Support;

/// <summary>What a <see cref="FaultyFront"/> does with a request.</summary>
public enum Fault
{
    /// <summary>Forwards it and its answer.</summary>
    None,

    /// <summary>Forwards it, then resets the connection instead of answering.</summary>
    DropAnswer,

    /// <summary>Resets the connection without forwarding.</summary>
    DropRequest,

    /// <summary>Forwards it and sends half of the answer.</summary>
    CutAnswer,
}

/// <summary>A small HTTP front of a node on a real socket, which can lose requests and answers. One request per connection.</summary>
public sealed class FaultyFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();
    private readonly Uri _node;
    private readonly Task _accepting;
    private int _requests;

    public FaultyFront(Uri node)
    {
        _node = node;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Decides by the head (headers included) and the body of the request.</summary>
    public Func<string, string, Fault> Decide { get; set; } = (_, _) => Fault.None;

    /// <summary>Answers in place of the node, if set.</summary>
    public Func<string, string?>? Answer { get; set; }

    public int Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _http.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                _ = ServeAsync(socket);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var (head, body) = await ReadAsync(socket);
                Interlocked.Increment(ref _requests);
                await ActAsync(socket, Decide(head, body), body);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or HttpRequestException)
            {
                // The client or the node went away.
            }
        }
    }

    private async Task ActAsync(Socket socket, Fault fault, string body)
    {
        if (fault == Fault.DropRequest)
        {
            socket.LingerState = new LingerOption(true, 0);
            return;
        }

        var answer = Answer?.Invoke(body);
        if (answer is null)
        {
            using var response = await _http.PostAsync(_node, new StringContent(body, Encoding.UTF8, "application/json"), _stop.Token);
            answer = await response.Content.ReadAsStringAsync(_stop.Token);
        }

        if (fault == Fault.DropAnswer)
        {
            socket.LingerState = new LingerOption(true, 0);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(answer);
        var header = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {bytes.Length}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(header), _stop.Token);
        await socket.SendAsync(fault == Fault.CutAnswer ? bytes.AsMemory(0, bytes.Length / 2) : bytes, _stop.Token);
        socket.Shutdown(SocketShutdown.Send);
    }

    private async Task<(string Head, string Body)> ReadAsync(Socket socket)
    {
        var text = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, _stop.Token);
            if (read == 0)
            {
                throw new OperationCanceledException();
            }

            text.Write(buffer, 0, read);
            var content = Encoding.UTF8.GetString(text.ToArray());
            var end = content.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && content.Length - end - 4 >= LengthOf(content[..end]))
            {
                return (content[..end], content[(end + 4)..]);
            }
        }
    }

    private static int LengthOf(string head) => int.Parse(head.Split("\r\n")
        .First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))["Content-Length:".Length..]);
}
