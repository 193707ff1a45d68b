using Pandacea.Faults.Control;

namespace Pandacea.Cli.Output;

/// <summary>Whether a run is under way on a stack: its runner renews the lease every second, a dead or suspended one does not.</summary>
internal static class LiveRun
{
    private const long RenewsWithinMs = 2_500;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Who it is; null where the lease, if there is one, is not renewed.</summary>
    public static async Task<string?> OwnerAsync(IFaultControl faults, TimeProvider time, CancellationToken cancellationToken)
    {
        var before = 0L;
        while ((await faults.ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(static fault => fault.Kind == FaultsInForce.Lease) is { RenewedMsAgo: < RenewsWithinMs and var ago } lease)
        {
            if (ago < before)
            {
                return lease.Owner;
            }

            before = ago;
            await Task.Delay(BetweenLooks, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }
}
