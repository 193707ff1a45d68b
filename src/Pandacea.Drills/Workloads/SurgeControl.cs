using Pandacea.Faults.Control;
using Pandacea.Faults.Events;

namespace Pandacea.Drills.Workloads;

/// <summary>The injector, with surges sent from here.</summary>
internal sealed class SurgeControl(IFaultControl injector, Surges surges) : IFaultControl
{
    public Task<string> AcquireLeaseAsync(TimeSpan ttl, string owner, CancellationToken cancellationToken) => injector.AcquireLeaseAsync(ttl, owner, cancellationToken);

    public Task RenewLeaseAsync(string lease, CancellationToken cancellationToken) => injector.RenewLeaseAsync(lease, cancellationToken);

    public Task ReleaseLeaseAsync(string lease, CancellationToken cancellationToken) => injector.ReleaseLeaseAsync(lease, cancellationToken);

    public async Task InjectAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        if (!await surges.TryBeginAsync(request, cancellationToken).ConfigureAwait(false))
        {
            await injector.InjectAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task LiftAsync(string faultId, CancellationToken cancellationToken) =>
        surges.TryEnd(faultId) ? Task.CompletedTask : injector.LiftAsync(faultId, cancellationToken);

    public Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken) => injector.ListAsync(cancellationToken);

    public IAsyncEnumerable<InjectorEvent> WatchAsync(CancellationToken cancellationToken) => injector.WatchAsync(cancellationToken);
}
