using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk.Agent;

/// <summary>Leases of the configured agent.</summary>
internal sealed class AgentLeaseClient(
    AgentTransport transport, AgentOptions options, IRequestRandom random, Lazy<DisputeTransactions> disputes, TimeProvider time) : IAgentLeaseClient
{
    public async ValueTask<LeaseProposed> ProposeAsync(ProposeLease request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = ChosenKey.Of(request.IdempotencyKey, random, nameof(request));
        var answer = await transport.SendAsync(
            AgentRequest<LeaseAccepted>.Post(
                "leases.propose", AgentRoutes.Leases, request.ToBody(), AgentJson.Default.LeaseProposal, key, AgentJson.Default.LeaseAccepted),
            cancellationToken).ConfigureAwait(false);
        return new LeaseProposed(answer.LeaseProposalId, AgentLease.Amount(answer.ProposedPrice), key);
    }

    public async ValueTask<AgentLease> GetAsync(string leaseProposalId, CancellationToken cancellationToken) => AgentLease.Of(
        await transport.SendAsync(
            AgentRequest<LeaseAnswer>.Get("leases.get", AgentRoutes.Lease(leaseProposalId), AgentJson.Default.LeaseAnswer),
            cancellationToken).ConfigureAwait(false));

    public ValueTask<AgentLease> WaitForApprovalAsync(string leaseProposalId, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var bound = timeout ?? options.ApprovalTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bound, TimeSpan.Zero, nameof(timeout));
        return new ApprovalWait(this, options, time).RunAsync(leaseProposalId, bound, cancellationToken);
    }

    public async ValueTask<DisputeRaised> RaiseDisputeAsync(
        EvmAccount spender, string onChainLeaseId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spender);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var path = AgentRoutes.Dispute(onChainLeaseId);
        var transaction = await disputes.Value.SignAsync(spender, onChainLeaseId, reason, cancellationToken).ConfigureAwait(false);
        DisputeAnswer answer;
        try
        {
            answer = await transport.SendAsync(
                AgentRequest<DisputeAnswer>.Post(
                    "leases.dispute", path, new DisputeRequest(reason, transaction.Raw), AgentJson.Default.DisputeRequest, transaction.Hash, AgentJson.Default.DisputeAnswer),
                cancellationToken).ConfigureAwait(false);
        }
        catch (PandaceaException error) when (!error.MayHaveTakenEffect)
        {
            await disputes.Value.ReleaseAsync(transaction).ConfigureAwait(false);
            throw;
        }

        var receipt = await disputes.Value.ConfirmAsync(transaction, cancellationToken).ConfigureAwait(false);
        return new DisputeRaised(answer.DisputeId, receipt.TransactionHash, receipt.BlockNumber);
    }
}
