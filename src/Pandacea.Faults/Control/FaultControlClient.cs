using Pandacea.Faults.Events;

namespace Pandacea.Faults.Control;

/// <summary>The runner's end of the control API.</summary>
public sealed class FaultControlClient(Uri control, HttpMessageHandler handler, TimeProvider time) : IFaultControl, IDisposable
{
    private readonly HttpClient _http = new(handler, disposeHandler: false) { BaseAddress = control };

    /// <inheritdoc />
    public Task<string> AcquireLeaseAsync(TimeSpan ttl, string owner, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc />
    public Task RenewLeaseAsync(string lease, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc />
    public Task ReleaseLeaseAsync(string lease, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc />
    public Task InjectAsync(FaultRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc />
    public Task LiftAsync(string faultId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc />
    public Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc />
    public IAsyncEnumerable<InjectorEvent> WatchAsync(CancellationToken cancellationToken) => throw new NotImplementedException($"{time}");

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
