using System.Buffers.Text;

namespace Pandacea.Faults.Http;

/// <summary>Finds the borders of HTTP/1.1 messages in a stream that it only looks at.
/// Gives up, for good and silently, on anything that it does not understand.</summary>
internal sealed class HttpScanner(IHttpParts parts)
{
    private const int LargestHead = 32 * 1024;
    private const int LargestChunkLine = 1024;

    private readonly List<byte> _line = [];
    private State _state = State.Head;
    private long _left;

    private enum State
    {
        Head,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        Opaque,
    }

    /// <summary>Whether the last message is complete and no other has begun.</summary>
    public bool IsBetweenMessages => _state == State.Head && _line.Count == 0;

    public void See(ReadOnlySpan<byte> data, long at)
    {
        while (!data.IsEmpty && _state != State.Opaque)
        {
            data = _state switch
            {
                State.Head => ReadHead(data, at),
                State.Body or State.ChunkData => ReadBody(data),
                _ => ReadChunkLine(data),
            };
        }
    }

    private ReadOnlySpan<byte> ReadHead(ReadOnlySpan<byte> data, long at)
    {
        if (_line.Count == 0)
        {
            data = data.TrimStart("\r\n"u8);
            if (data.IsEmpty)
            {
                return data;
            }

            if (!char.IsAsciiLetterUpper((char)data[0]))
            {
                _state = State.Opaque;
                return data;
            }
        }

        // The end of the head may straddle two reads: three bytes of it can be here already.
        var seen = _line.Count;
        _line.AddRange(data);
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line);
        var from = Math.Max(0, seen - 3);
        var end = all[from..].IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            _state = _line.Count > LargestHead ? State.Opaque : State.Head;
            return [];
        }

        var length = from + end + 4;
        Begin(all[..length], at);
        _line.Clear();
        return data[(length - seen)..];
    }

    private void Begin(ReadOnlySpan<byte> head, long at)
    {
        var mayHaveBody = parts.Head(head, at);
        var lengthText = HttpHead.Header(head, "content-length"u8);
        if (!mayHaveBody)
        {
            parts.Complete();
        }
        else if (HttpHead.Header(head, "transfer-encoding"u8).EndsWith("chunked"u8))
        {
            _state = State.ChunkSize;
        }
        else if (Utf8Parser.TryParse(lengthText, out long length, out var used) && used == lengthText.Length && length >= 0)
        {
            (_state, _left) = (State.Body, length);
            CompleteIfRead();
        }
        else if (head.StartsWith("HTTP/"u8) || !lengthText.IsEmpty || !HttpHead.Header(head, "upgrade"u8).IsEmpty)
        {
            _state = State.Opaque;
        }
        else
        {
            parts.Complete();
        }
    }

    private ReadOnlySpan<byte> ReadBody(ReadOnlySpan<byte> data)
    {
        var count = (int)Math.Min(_left, data.Length);
        parts.Body(data[..count]);
        _left -= count;
        if (_state == State.Body)
        {
            CompleteIfRead();
        }
        else if (_left == 0)
        {
            _state = State.ChunkEnd;
        }

        return data[count..];
    }

    private void CompleteIfRead()
    {
        if (_left == 0)
        {
            _state = State.Head;
            parts.Complete();
        }
    }

    private ReadOnlySpan<byte> ReadChunkLine(ReadOnlySpan<byte> data)
    {
        var end = data.IndexOf((byte)'\n');
        _line.AddRange(end < 0 ? data : data[..end]);
        if (end < 0)
        {
            _state = _line.Count > LargestChunkLine ? State.Opaque : _state;
            return [];
        }

        var line = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line).TrimEnd((byte)'\r');
        _state = AfterLine(line);
        _line.Clear();
        if (_state == State.Head)
        {
            parts.Complete();
        }

        return data[(end + 1)..];
    }

    private State AfterLine(ReadOnlySpan<byte> line) => _state switch
    {
        State.ChunkEnd => State.ChunkSize,
        State.Trailer => line.IsEmpty ? State.Head : State.Trailer,
        _ when !Utf8Parser.TryParse(line, out _left, out _, 'x') || _left < 0 => State.Opaque,
        _ => _left == 0 ? State.Trailer : State.ChunkData,
    };
}
