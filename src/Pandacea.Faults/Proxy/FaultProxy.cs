using System.Net.Sockets;
using Pandacea.Faults.Http;
using Pandacea.Faults.Timing;

namespace Pandacea.Faults.Proxy;

/// <summary>The proxy before one dependency: its listener, its connections and the byte faults on them.
/// Nothing here waits for a client, so every change takes effect at once.</summary>
internal sealed class FaultProxy : IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<ProxyConnection> _connections = [];
    private readonly List<AppliedByteFault> _faults = [];
    private readonly HashSet<object> _refusals = [];
    private readonly MonotonicClock _clock;
    private readonly Action<RequestHead, int?> _seen;
    private readonly LoopbackListener _listener;
    private int? _messagePort;
    private long _number;
    private bool _disposed;

    /// <summary>Reserves the port; nobody can connect before <see cref="Open"/>.</summary>
    /// <exception cref="PortTakenException">Something else holds it.</exception>
    public FaultProxy(ProxySpec spec, MonotonicClock clock, Action<RequestHead, int?> seen)
    {
        (_clock, _seen) = (clock, seen);
        _listener = LoopbackListener.Reserve(spec.ListenPort, $"proxy {spec.Name}", Accept);
        Spec = spec with { ListenPort = _listener.Port };
    }

    public ProxySpec Spec { get; }

    public bool IsRefusing
    {
        get
        {
            lock (_gate)
            {
                return _refusals.Count > 0;
            }
        }
    }

    public void Open() => _listener.Listen();

    /// <summary>Puts a byte fault on every connection, present and to come.</summary>
    public void Apply(AppliedByteFault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
            foreach (var connection in _connections.OrderBy(each => each.Number))
            {
                fault.Meet(connection, existing: true, _clock);
            }
        }
    }

    public void Remove(AppliedByteFault fault)
    {
        foreach (var connection in Forget(fault))
        {
            connection.Remove(fault);
        }
    }

    /// <summary>Drops every connection and refuses new ones, until each who asked for it has taken it back.</summary>
    public void Refuse(object reason)
    {
        ProxyConnection[] dropped = [];
        lock (_gate)
        {
            if (_refusals.Add(reason) && _refusals.Count == 1)
            {
                _listener.Refuse();
                dropped = [.. _connections];
            }
        }

        foreach (var connection in dropped)
        {
            connection.Reset();
        }
    }

    /// <exception cref="PortTakenException">Something else listens there; still refused, so it can be taken back again.</exception>
    public void Accept(object reason)
    {
        lock (_gate)
        {
            if (_refusals.Contains(reason) && _refusals.Count == 1 && !_disposed)
            {
                _listener.Listen();
            }

            _refusals.Remove(reason);
        }
    }

    /// <summary>From now on new connections go through the message stage; those that bypass it are returned, to be retired.</summary>
    public IReadOnlyList<ProxyConnection> RouteThrough(int messagePort)
    {
        lock (_gate)
        {
            _messagePort = messagePort;
            return [.. _connections.Where(connection => !connection.ThroughMessages)];
        }
    }

    public void Dispose()
    {
        ProxyConnection[] connections;
        lock (_gate)
        {
            _disposed = true;
            _listener.Dispose();
            connections = [.. _connections];
        }

        foreach (var connection in connections)
        {
            connection.Close();
        }
    }

    private ProxyConnection[] Forget(AppliedByteFault fault)
    {
        lock (_gate)
        {
            return _faults.Remove(fault) ? [.. _connections] : [];
        }
    }

    private void Accept(Socket client)
    {
        lock (_gate)
        {
            if (_disposed || _refusals.Count > 0)
            {
                client.Dispose();
                return;
            }

            var connection = new ProxyConnection(client, _number++, _messagePort is not null, _seen, _clock);
            _connections.Add(connection);
            foreach (var fault in _faults)
            {
                fault.Meet(connection, existing: false, _clock);
            }

            _ = RunAsync(connection, _messagePort);
        }
    }

    private async Task RunAsync(ProxyConnection connection, int? messagePort)
    {
        // The accept loop goes on at once, whatever this connection does.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await connection.RunAsync(messagePort is null ? Spec.UpstreamHost : "127.0.0.1", messagePort ?? Spec.UpstreamPort).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _connections.Remove(connection);
            }

            connection.Close();
        }
    }
}
