using Pandacea.Faults.Control;
using Pandacea.Faults.Events;

namespace Pandacea.Sabotage;

/// <summary>An injector that says yes to everything and does not do all of it.</summary>
internal sealed class SpoiledFaultControl(IFaultControl inner, bool injects, bool lifts) : IFaultControl
{
    public Task<string> AcquireLeaseAsync(TimeSpan ttl, string owner, CancellationToken cancellationToken) => inner.AcquireLeaseAsync(ttl, owner, cancellationToken);

    public Task RenewLeaseAsync(string lease, CancellationToken cancellationToken) => inner.RenewLeaseAsync(lease, cancellationToken);

    public Task ReleaseLeaseAsync(string lease, CancellationToken cancellationToken) => inner.ReleaseLeaseAsync(lease, cancellationToken);

    public Task InjectAsync(FaultRequest request, CancellationToken cancellationToken) => injects ? inner.InjectAsync(request, cancellationToken) : Task.CompletedTask;

    public Task LiftAsync(string faultId, CancellationToken cancellationToken) => lifts ? inner.LiftAsync(faultId, cancellationToken) : Task.CompletedTask;

    public Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public IAsyncEnumerable<InjectorEvent> WatchAsync(CancellationToken cancellationToken) => inner.WatchAsync(cancellationToken);
}
