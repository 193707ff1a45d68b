using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk.Agent;

/// <summary>Leases as the agent handles them. Thread safe. What happens on chain: <see cref="ILeaseClient"/>.</summary>
public interface IAgentLeaseClient
{
    /// <summary>Proposes a lease. Repeated with the same <see cref="ProposeLease.IdempotencyKey"/> it is the same proposal.</summary>
    /// <exception cref="AgentException">The agent declines (<c>POLICY_REJECTION</c>), knows no such product (<c>NOT_FOUND</c>), or is busy.</exception>
    /// <exception cref="PandaceaException">The agent could not be asked.</exception>
    ValueTask<LeaseProposed> ProposeAsync(ProposeLease request, CancellationToken cancellationToken = default);

    /// <summary>Where a lease stands.</summary>
    /// <exception cref="AgentException">There is none: <c>NOT_FOUND</c>.</exception>
    ValueTask<AgentLease> GetAsync(string leaseProposalId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a lease is approved on chain, also through an outage of the agent.</summary>
    /// <param name="leaseProposalId">The proposal.</param>
    /// <param name="timeout">How long; null: <see cref="AgentOptions.ApprovalTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LeaseNotApprovedException">It never will be, or was not in time.</exception>
    /// <exception cref="AgentException">There is no such lease, or the agent refuses to tell.</exception>
    ValueTask<AgentLease> WaitForApprovalAsync(string leaseProposalId, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Disputes a lease as its spender: signs <c>raiseDispute</c> with the stake that the contract asks for and has the agent send it.</summary>
    /// <param name="spender">Who paid for the lease.</param>
    /// <param name="onChainLeaseId">The lease on chain.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When the transaction has the confirmations asked for.</returns>
    /// <exception cref="PandaceaException">If it may have taken effect, the signed transaction stays in the outbox and is sent before
    /// the account's next one; if not, its nonce is free again.</exception>
    ValueTask<DisputeRaised> RaiseDisputeAsync(EvmAccount spender, string onChainLeaseId, string reason, CancellationToken cancellationToken = default);
}
