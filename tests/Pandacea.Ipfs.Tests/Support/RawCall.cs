using System.Net.Sockets;
using System.Text;

namespace Pandacea.Ipfs.Tests.Support;

/// <summary>A call over a bare socket, for what an HTTP client would not do.</summary>
internal sealed class RawCall : IDisposable
{
    private const string Boundary = "boundary";
    private readonly TcpClient _client = new();
    private readonly Stream _stream;
    private readonly StreamReader _reader;

    public RawCall(Uri address)
    {
        _client.Connect(address.Host, address.Port);
        _stream = _client.GetStream();
        _reader = new(_stream, Encoding.Latin1);
    }

    /// <summary>Begins a request with a body in chunks: the head of a file, and its first bytes.</summary>
    public async Task BeginUploadAsync(string command, byte[] begin)
    {
        await SendAsync($"POST /api/v0/{command} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\n\r\n");
        await ChunkAsync(Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"));
        await ChunkAsync(begin);
    }

    /// <summary>Ends the file, not the body.</summary>
    public Task EndFileAsync() => ChunkAsync(Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n"));

    /// <summary>Ends the body.</summary>
    public Task EndBodyAsync() => SendAsync("0\r\n\r\n");

    public async Task ChunkAsync(byte[] bytes)
    {
        await SendAsync($"{bytes.Length:x}\r\n");
        await _stream.WriteAsync(bytes);
        await SendAsync("\r\n");
    }

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>All that is answered until the server closes the connection.</summary>
    public Task<string> ReadToEndAsync() => _reader.ReadToEndAsync();

    /// <summary>Reads lines up to one of a kind.</summary>
    public async Task<string> LineAsync(Func<string, bool> isWanted)
    {
        while (await _reader.ReadLineAsync() is { } line)
        {
            if (isWanted(line))
            {
                return line;
            }
        }

        throw new EndOfStreamException("The server ended the connection.");
    }

    /// <summary>Ends the connection as the system does for a process that dies.</summary>
    public void Reset()
    {
        _client.LingerState = new(true, 0);
        _client.Close();
    }

    public void Dispose() => _client.Dispose();
}
