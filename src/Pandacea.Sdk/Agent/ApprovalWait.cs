using System.Globalization;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>Looks at a lease again and again until it is approved, never will be, or the time is over.</summary>
internal sealed class ApprovalWait(IAgentLeaseClient leases, AgentOptions options, TimeProvider time)
{
    public async ValueTask<AgentLease> RunAsync(string leaseProposalId, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        AgentLease? seen = null;
        PandaceaException? lastError = null;
        try
        {
            while (true)
            {
                var pause = options.ApprovalPollInterval;
                try
                {
                    (seen, lastError) = (await leases.GetAsync(leaseProposalId, either.Token).ConfigureAwait(false), null);
                    if (seen.IsApproved)
                    {
                        return seen;
                    }

                    ThrowIfHopeless(seen);
                }
                catch (PandaceaException error) when (IsOutage(error))
                {
                    // The lease does not go away with the agent.
                    lastError = error;
                    pause = error.RetryAfter > pause ? error.RetryAfter.Value : pause;
                }

                await Task.Delay(pause, time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Late(leaseProposalId, timeout, seen, lastError);
        }
    }

    private static void ThrowIfHopeless(AgentLease lease)
    {
        if (lease.Status != LeaseStatus.PendingApproval)
        {
            throw new LeaseNotApprovedException(
                $"The lease {lease.LeaseProposalId} is {LeaseStatusNames.Of(lease.Status)} and will not be approved; propose another one.", lease);
        }
    }

    private static bool IsOutage(PandaceaException error) => error switch
    {
        CircuitOpenException or CallTimeoutException => true,
        UpstreamException upstream => upstream.Kind.IsRetried(),
        AgentException agent => agent.IsTransient,
        _ => false,
    };

    private LeaseNotApprovedException Late(string id, TimeSpan timeout, AgentLease? seen, PandaceaException? lastError)
    {
        var why = lastError is null
            ? seen is { OnChainLeaseId: null } ? "the agent has not seen it on chain" : "its earner has not approved it"
            : "the agent could not be asked: " + lastError.Message;
        return new LeaseNotApprovedException(
            string.Create(CultureInfo.InvariantCulture, $"The lease {id} was not approved within {timeout.TotalSeconds:0.###} s: {why}. Wait again, or longer."), seen, lastError)
        {
            RetryAfter = options.ApprovalPollInterval,
        };
    }
}
