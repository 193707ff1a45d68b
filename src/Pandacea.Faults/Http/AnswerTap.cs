using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Http;

/// <summary>Counts the answers of a connection.</summary>
internal sealed class AnswerTap : IByteTap, IHttpParts
{
    // "HTTP/1.1 204": where the status stands.
    private const int StatusAt = 9;

    private readonly HttpScanner _scanner;
    private bool _interim;
    private int _complete;

    public AnswerTap() => _scanner = new HttpScanner(this);

    /// <summary>How many answers were complete.</summary>
    public int CompleteCount => Volatile.Read(ref _complete);

    public void See(ReadOnlySpan<byte> data, long at) => _scanner.See(data, at);

    public void End()
    {
    }

    public bool Head(ReadOnlySpan<byte> head, long at)
    {
        var status = head[StatusAt..];
        _interim = status.StartsWith("1"u8);
        return !_interim && !status.StartsWith("204"u8) && !status.StartsWith("304"u8);
    }

    public void Body(ReadOnlySpan<byte> part)
    {
    }

    public void Complete()
    {
        if (!_interim)
        {
            Interlocked.Increment(ref _complete);
        }
    }
}
