using Pandacea.Faults.Events;

namespace Pandacea.Faults.Control;

/// <summary>The injector as the runner of a drill sees it. Errors are <see cref="FaultControlException"/>.</summary>
public interface IFaultControl
{
    /// <summary>Takes the host's one lease; every fault hangs on it. Refused (409, naming the owner) while another holds it.</summary>
    /// <returns>The id of the lease.</returns>
    Task<string> AcquireLeaseAsync(TimeSpan ttl, string owner, CancellationToken cancellationToken);

    /// <summary>Starts the time of the lease anew. Fails (404) if it ran out: its faults are lifted already.</summary>
    Task RenewLeaseAsync(string lease, CancellationToken cancellationToken);

    /// <summary>Lifts every fault of the lease and gives it back; does nothing if it is gone.</summary>
    Task ReleaseLeaseAsync(string lease, CancellationToken cancellationToken);

    /// <summary>Puts a fault in force; returns when it is.</summary>
    Task InjectAsync(FaultRequest request, CancellationToken cancellationToken);

    /// <summary>Undoes a fault; returns when it is undone, and at once if it is not there.</summary>
    Task LiftAsync(string faultId, CancellationToken cancellationToken);

    /// <summary>What is in force: faults by lease, toxics set through Toxiproxy's API, leases.</summary>
    Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What the injector sees and does, as it happens; the first event is <see cref="WatchStarted"/>.
    /// Ends with <see cref="WatchOverflowed"/> if the reader was too slow; throws if the connection breaks.</summary>
    IAsyncEnumerable<InjectorEvent> WatchAsync(CancellationToken cancellationToken);
}
