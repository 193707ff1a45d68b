using System.Net;
using System.Net.Sockets;
using Pandacea.Hosting;

namespace Pandacea.Faults.Proxy;

/// <summary>Listens on one port of 127.0.0.1 and, where there is one, ::1. While it refuses, the port stays reserved.</summary>
internal sealed class LoopbackListener : IDisposable
{
    private const int Backlog = 512;
    private const int FreePortTries = 20;

    private readonly Lock _gate = new();
    private readonly string _purpose;
    private readonly Action<Socket> _accepted;
    private Socket[] _sockets;

    private LoopbackListener(Socket[] bound, string purpose, Action<Socket> accepted)
    {
        (_sockets, _purpose, _accepted) = (bound, purpose, accepted);
        Port = ((IPEndPoint)bound[0].LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>Whether this machine has ::1.</summary>
    public static bool HasIPv6()
    {
        try
        {
            Bind(IPAddress.IPv6Loopback, 0).Dispose();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Reserves <paramref name="port"/>, or a free one for 0; nobody can connect yet.</summary>
    /// <exception cref="PortTakenException">Something else holds it.</exception>
    public static LoopbackListener Reserve(int port, string purpose, Action<Socket> accepted)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new(Bind(port), purpose, accepted);
            }
            catch (SocketException) when (port == 0 && tries < FreePortTries)
            {
                // The free port of one address was taken on the other: try another.
            }
            catch (SocketException error)
            {
                throw new PortTakenException(port, purpose, PortHolder.Find(port), error);
            }
        }
    }

    /// <summary>From now on clients can connect.</summary>
    /// <exception cref="PortTakenException">A stranger listens there: what is bound and does not listen keeps most away, not all. It can be tried again.</exception>
    public void Listen()
    {
        lock (_gate)
        {
            try
            {
                _sockets = _sockets.Length > 0 ? _sockets : Bind(Port);
                foreach (var socket in _sockets)
                {
                    socket.Listen(Backlog);
                    _ = AcceptAsync(socket);
                }
            }
            catch (SocketException error)
            {
                Dispose();
                _sockets = [];
                throw new PortTakenException(Port, _purpose, PortHolder.Find(Port), error);
            }
        }
    }

    /// <summary>From now on clients are refused. A bound socket that does not listen does both: refuse, and keep the port.</summary>
    public void Refuse()
    {
        lock (_gate)
        {
            Dispose();
            _sockets = Bind(Port);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
            {
                socket.Dispose();
            }
        }
    }

    private static Socket[] Bind(int port)
    {
        var first = Bind(IPAddress.Loopback, port);
        try
        {
            return [first, Bind(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndPoint!).Port)];
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return [first];
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    private static Socket Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync(Socket socket)
    {
        try
        {
            while (true)
            {
                _accepted(await socket.AcceptAsync().ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed: that is how listening ends.
        }
    }
}
