namespace Pandacea.Agent.Http.Readiness;

/// <summary>Whether the agent follows a lease contract, without which nobody's lease is ever approved.</summary>
internal sealed class ContractCheck(string contract) : IReadinessCheck
{
    public const string Missing = "The chain is not followed: leases can be proposed but are never approved. Set LEASE_CONTRACT_ADDRESS and AGENT_PRIVATE_KEY.";

    public string Name => "lease_contract";

    public Task CheckAsync(CancellationToken cancellationToken) => contract.Length > 0 ? Task.CompletedTask : throw new AgentStartException(Missing);
}
