using System.Globalization;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>Looks at a lease again and again until it is approved, never will be, or the time is over.</summary>
internal sealed class ApprovalWait(IAgentLeaseClient leases, AgentOptions options, TimeProvider time)
{
    public ValueTask<AgentLease> RunAsync(string leaseProposalId, TimeSpan timeout, CancellationToken cancellationToken) => AgentPoll.UntilAsync(
        token => leases.GetAsync(leaseProposalId, token),
        IsDone,
        (seen, lastError) => Late(leaseProposalId, timeout, seen, lastError),
        options.ApprovalPollInterval,
        timeout,
        time,
        cancellationToken);

    private static bool IsDone(AgentLease lease) => lease.IsApproved || (lease.Status == LeaseStatus.PendingApproval
        ? false
        : throw new LeaseNotApprovedException(
            $"The lease {lease.LeaseProposalId} is {LeaseStatusNames.Of(lease.Status)} and will not be approved; propose another one.", lease));

    private LeaseNotApprovedException Late(string id, TimeSpan timeout, AgentLease? seen, PandaceaException? lastError)
    {
        var why = lastError is null
            ? seen is { OnChainLeaseId: null } ? "the agent has not seen it on chain" : "its earner has not approved it"
            : "the agent could not be asked: " + lastError.Message.TrimEnd('.');
        return new LeaseNotApprovedException(
            string.Create(CultureInfo.InvariantCulture, $"The lease {id} was not approved within {timeout.TotalSeconds:0.###} s: {why}. Wait again, or longer."), seen, lastError)
        {
            RetryAfter = options.ApprovalPollInterval,
        };
    }
}
