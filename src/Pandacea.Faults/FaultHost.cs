using Pandacea.Faults.Control.Server;
using Pandacea.Faults.Control.Toxics;
using Pandacea.Faults.Events;
using Pandacea.Faults.Injection;
using Pandacea.Faults.Leases;
using Pandacea.Faults.Ledger;
using Pandacea.Faults.Timing;
using Pandacea.Hosting;

namespace Pandacea.Faults;

/// <summary>Hosts the proxies and the control API, and holds every fault by lease.</summary>
public sealed class FaultHost : IAsyncDisposable
{
    private readonly MonotonicClock _clock;
    private readonly UndoLedger _ledger;
    private readonly EventHub _events;
    private readonly ProxySet _proxies;
    private readonly FaultBook _faults;
    private readonly LeaseBook _leases;
    private readonly ToxicBook _toxics;
    private ControlServer? _control;

    private FaultHost(FaultHostOptions options, TimeProvider time, JsonEventLog? log)
    {
        var clock = _clock = new MonotonicClock(time);
        _ledger = UndoLedger.Open(options.LedgerPath);
        _events = new EventHub(clock);
        _proxies = new ProxySet(spec => new ProxyNode(spec, clock, _events, each => _faults!.WindowOf(each.Process ?? each.Name)));
        var telling = new FaultTelling(_events, log);
        var strokes = new StrokeFactory(_proxies, options, (request, how) => telling.TellEnded(clock.Now, request, how), time);
        _faults = new FaultBook(strokes, _ledger, clock, telling, options.Offset)
        {
            IsLive = lease => _leases!.IsLive(lease),
        };
        _leases = new LeaseBook(clock, options.NewId, lease => _ = _faults.LiftAllAsync(lease, FaultStates.Expired));
        _toxics = new ToxicBook(_proxies, (proxy, change) => _events.Publish(new ToxicChanged(clock.Now, proxy, change)));
    }

    /// <summary>Address of the control API.</summary>
    public Uri ControlAddress => _control!.Address;

    /// <summary>The proxies with the ports that they really listen on.</summary>
    public IReadOnlyList<ProxySpec> Proxies => [.. _proxies.All.Select(node => node.Spec)];

    /// <summary>Starts listening on 127.0.0.1 and ::1.</summary>
    /// <exception cref="PortTakenException">A port is held by something else.</exception>
    /// <exception cref="LedgerException">The undo ledger cannot be written.</exception>
    public static async Task<FaultHost> StartAsync(
        FaultHostOptions options, TimeProvider time, JsonEventLog? log = null, CancellationToken cancellationToken = default)
    {
        var host = new FaultHost(options, time, log);
        try
        {
            await host.ListenAsync(options, time, cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Tells those who watch what became of a service without a fault of theirs.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="state">One of <see cref="ServiceStates"/>.</param>
    /// <param name="exitCode">With what it ended, if it did.</param>
    public void ServiceChanged(string service, string state, int? exitCode) =>
        _events.Publish(new ServiceStateChanged(_clock.Now, service, state, exitCode));

    /// <summary>Lifts every fault and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _faults.LiftAllAsync(lease: null, FaultStates.Lifted).ConfigureAwait(false);
        _leases.Dispose();
        _events.Dispose();
        if (_control is not null)
        {
            await _control.DisposeAsync().ConfigureAwait(false);
        }

        await _proxies.DisposeAsync().ConfigureAwait(false);
        _ledger.Dispose();
    }

    private async Task ListenAsync(FaultHostOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var spec in options.Proxies)
        {
            _proxies.Add(spec);
        }

        _control = await ControlServer.StartAsync(
            options.ControlPort,
            [
                new LeaseApi(_leases, _faults, options.MaxLease, time).Map,
                new FaultApi(_faults, _leases, _toxics, time).Map,
                new EventApi(_events).Map,
                new ProxyApi(_proxies, _toxics).Map,
                new ToxicApi(_proxies, _toxics).Map,
            ],
            cancellationToken).ConfigureAwait(false);
    }
}
