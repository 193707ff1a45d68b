using Pandacea.Faults.Control;

namespace Pandacea.Drills.Running;

/// <summary>Holds the lease under which this run's faults live. When the runner dies it is not renewed, and the supervisor lifts them.</summary>
public sealed class FaultLease : IAsyncDisposable
{
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);
    private readonly IFaultControl _faults;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;

    private readonly Action<string> _lost;

    private FaultLease(IFaultControl faults, string id, Action<string> lost, TimeProvider time)
    {
        (_faults, Id, _lost) = (faults, id, lost);
        _renewing = RenewAsync(time);
    }

    /// <summary>Id of the lease.</summary>
    public string Id { get; }

    /// <summary>Why the lease was lost; null while it is held.</summary>
    public string? Lost { get; private set; }

    /// <summary>Takes the lease; throws <see cref="FaultControlException"/> where another run holds it.</summary>
    /// <param name="faults">The injector.</param>
    /// <param name="owner">Who takes it.</param>
    /// <param name="lost">Told why, when it is lost while it is held.</param>
    /// <param name="time">Paces the renewals.</param>
    /// <param name="cancellationToken">Ends the taking.</param>
    public static async Task<FaultLease> AcquireAsync(IFaultControl faults, string owner, Action<string> lost, TimeProvider time, CancellationToken cancellationToken) =>
        new(faults, await faults.AcquireLeaseAsync(Ttl, owner, cancellationToken).ConfigureAwait(false), lost, time);

    /// <summary>Gives the lease back; the injector lifts whatever is still held by it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        _stop.Dispose();
        if (Lost is not null)
        {
            return;
        }

        try
        {
            await _faults.ReleaseLeaseAsync(Id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FaultControlException or HttpRequestException or IOException)
        {
            Lost = e.Message;
        }
    }

    private async Task RenewAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                await _faults.RenewLeaseAsync(Id, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
        catch (Exception e) when (e is FaultControlException or HttpRequestException or IOException)
        {
            Lost = e.Message;
            _lost(e.Message);
        }
    }
}
