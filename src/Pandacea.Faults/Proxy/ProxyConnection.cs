using System.Net.Sockets;
using Pandacea.Faults.Http;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Proxy;

/// <summary>One client's connection and the one to the dependency behind it: two independent pumps.</summary>
internal sealed class ProxyConnection
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly List<LinkedFault> _faults = [];
    private readonly Socket _client;
    private readonly Socket _upstream;
    private readonly MonotonicClock _clock;
    private readonly HttpTraffic _traffic;
    private readonly Pump _up;
    private readonly Pump _down;
    private bool _closed;

    public ProxyConnection(Socket client, long number, bool throughMessages, Action<RequestHead, int?> seen, MonotonicClock clock)
    {
        (_client, Number, ThroughMessages, _clock) = (client, number, throughMessages, clock);
        _upstream = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _client.NoDelay = true;
        _traffic = new HttpTraffic(head => seen(head, Window));
        _up = new Pump(_client, _upstream, _traffic.Requests, clock);
        _down = new Pump(_upstream, _client, _traffic.Answers, clock);
    }

    /// <summary>Its place in the order of arrival.</summary>
    public long Number { get; }

    /// <summary>Whether it goes through the message stage.</summary>
    public bool ThroughMessages { get; }

    /// <summary>Whether no request is under way, so that it can be closed without anybody losing anything.</summary>
    public bool IsIdle => _traffic.IsIdle;

    private int? Window
    {
        get
        {
            lock (_gate)
            {
                return _faults.Find(fault => fault.Fault.Window is not null)?.Fault.Window;
            }
        }
    }

    /// <summary>Dials the dependency and carries both directions until both have ended.</summary>
    public async Task RunAsync(string host, int port)
    {
        try
        {
            await _upstream.ConnectAsync(host, port, _ended.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Reset();
            return;
        }

        await Task.WhenAll(_up.RunAsync(Close, Reset, _ended.Token), _down.RunAsync(Close, Reset, _ended.Token)).ConfigureAwait(false);
        Close();
    }

    public void Add(AppliedByteFault fault, bool existing, Func<Flow, LinkContext> context)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _faults.Add(LinkedFault.Link(fault, flow => context(flow) with { Existing = existing }, flow => flow == Flow.Upstream ? _up : _down, this, _clock));
            }
        }
    }

    /// <summary>Takes the fault away; waiting data goes on at once, or the connection ends where data is missing.</summary>
    public void Remove(AppliedByteFault fault)
    {
        LinkedFault? linked;
        lock (_gate)
        {
            linked = _faults.Find(each => each.Fault == fault);
            if (linked is null)
            {
                return;
            }

            _faults.Remove(linked);
        }

        if (linked.ClosesWhenLifted)
        {
            Close();
        }

        linked.Dispose();
    }

    /// <summary>Ends both sides with FIN.</summary>
    public void Close() => End(reset: false);

    /// <summary>Ends both sides with RST.</summary>
    public void Reset() => End(reset: true);

    private void End(bool reset)
    {
        LinkedFault[] faults;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            faults = [.. _faults];
        }

        foreach (var fault in faults)
        {
            fault.Dispose();
        }

        Finish(_client, reset);
        Finish(_upstream, reset);
        _traffic.Requests.End();
        _ended.Cancel();
    }

    private static void Finish(Socket socket, bool reset)
    {
        try
        {
            if (reset)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            else
            {
                socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is gone or was never connected: closing is all that is left.
        }

        socket.Dispose();
    }
}
