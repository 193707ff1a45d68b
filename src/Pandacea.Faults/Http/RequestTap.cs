using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Http;

/// <summary>Counts the requests of a connection, and tells each as soon as its method is known or will not be.</summary>
internal sealed class RequestTap : IByteTap, IHttpParts
{
    private const int LargestLook = 16 * 1024;

    private readonly Action<RequestHead> _seen;
    private readonly HttpScanner _scanner;
    private readonly List<byte> _body = [];
    private RequestHead? _pending;
    private int _complete;

    public RequestTap(Action<RequestHead> seen) => (_seen, _scanner) = (seen, new HttpScanner(this));

    /// <summary>How many requests were complete.</summary>
    public int CompleteCount => Volatile.Read(ref _complete);

    public bool IsBetweenMessages => _scanner.IsBetweenMessages;

    public void See(ReadOnlySpan<byte> data, long at) => _scanner.See(data, at);

    public void End() => Tell(method: null);

    public bool Head(ReadOnlySpan<byte> head, long at)
    {
        _body.Clear();
        _pending = RequestHead.Read(head, at);
        return true;
    }

    public void Body(ReadOnlySpan<byte> part)
    {
        if (_pending is null)
        {
            return;
        }

        _body.AddRange(part[..Math.Min(part.Length, LargestLook - _body.Count)]);
        var body = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_body);
        var method = JsonRpcMethod.Find(body);
        if (method is not null || _body.Count == LargestLook || !JsonRpcMethod.MayFollow(body))
        {
            Tell(method);
        }
    }

    public void Complete()
    {
        Tell(method: null);
        Interlocked.Increment(ref _complete);
    }

    private void Tell(string? method)
    {
        if (Interlocked.Exchange(ref _pending, null) is { } head)
        {
            _seen(head with { Method = method });
        }
    }
}
