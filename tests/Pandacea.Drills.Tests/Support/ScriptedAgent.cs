using Pandacea.Drills.Workloads;
using Pandacea.Sdk;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Drills.Tests.Support;

/// <summary>An agent that fails as it is told, and remembers the keys that it was asked under.</summary>
internal sealed class ScriptedAgent : ISpenderAgents, IAgentLeaseClient
{
    /// <summary>What becomes of each proposal; null: it is accepted.</summary>
    public Queue<PandaceaException?> Script { get; } = new();

    public List<string?> Keys { get; } = [];

    public IAgentLeaseClient Leases(Spender spender) => this;

    public IProductClient Products(Spender spender) => throw new NotSupportedException();

    public IJobClient Jobs(Spender spender) => throw new NotSupportedException();

    public AgentClient Agent(Spender spender) => throw new NotSupportedException();

    public ValueTask<LeaseProposed> ProposeAsync(ProposeLease request, CancellationToken cancellationToken)
    {
        Keys.Add(request.IdempotencyKey);
        return Script.Dequeue() is { } trouble ? throw trouble : ValueTask.FromResult(new LeaseProposed("0xid", 1, request.IdempotencyKey!));
    }

    public ValueTask<AgentLease> GetAsync(string leaseProposalId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<AgentLease> WaitForApprovalAsync(string leaseProposalId, TimeSpan? timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<DisputeRaised> RaiseDisputeAsync(EvmAccount spender, string onChainLeaseId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();
}
