using Pandacea.Hosting;

namespace Pandacea.Faults;

/// <summary>Hosts the proxies and the control API, and holds every fault by lease.</summary>
public sealed class FaultHost : IAsyncDisposable
{
    private FaultHost(Uri control, IReadOnlyList<ProxySpec> proxies) => (ControlAddress, Proxies) = (control, proxies);

    /// <summary>Address of the control API.</summary>
    public Uri ControlAddress { get; }

    /// <summary>The proxies with the ports that they really listen on.</summary>
    public IReadOnlyList<ProxySpec> Proxies { get; }

    /// <summary>Starts listening on 127.0.0.1 and ::1.</summary>
    /// <exception cref="PortTakenException">A port is held by something else.</exception>
    /// <exception cref="Ledger.LedgerException">The undo ledger cannot be written.</exception>
    public static Task<FaultHost> StartAsync(
        FaultHostOptions options, TimeProvider time, JsonEventLog? log = null, CancellationToken cancellationToken = default)
        => throw new NotImplementedException($"{options}{time}{log}");

    /// <summary>Lifts every fault and stops listening.</summary>
    public ValueTask DisposeAsync() => default;
}
