using System.Runtime.ExceptionServices;
using Pandacea.Sdk;
using Pandacea.Sdk.Agent;

namespace Pandacea.Drills.Workloads;

/// <summary>Proposes as a careful builder does: what may have taken effect is sent again under the same idempotency key, until it is known.</summary>
public sealed class ProposalSender(ISpenderAgents agents, TimeProvider time)
{
    private const int MostTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Proposes; throws the first error of unknown effect where it stays unknown, and at once any error without effect.</summary>
    public async Task<LeaseProposed> ProposeAsync(Spender spender, ProposeLease asked, CancellationToken cancellationToken)
    {
        PandaceaException? unknown = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await agents.Leases(spender).ProposeAsync(asked, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException e)
            {
                unknown ??= e.MayHaveTakenEffect ? e : null;
                if (unknown is null || tries == MostTries)
                {
                    ExceptionDispatchInfo.Throw(unknown ?? e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
