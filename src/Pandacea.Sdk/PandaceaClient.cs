using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Jobs;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk;

/// <summary>The SDK's entry: one for each container, thread safe.</summary>
public sealed class PandaceaClient
{
    private readonly Lazy<ChainClient> _chain;

    internal PandaceaClient(AgentClient agent, Lazy<ChainClient> chain, IStorageClient storage) => (Agent, _chain, Storage) = (agent, chain, storage);

    /// <summary>The agent's catalogue.</summary>
    public IProductClient Products => Agent.Products;

    /// <summary>Leases as the agent handles them; as the contract does: <see cref="ChainClient.Leases"/>.</summary>
    public IAgentLeaseClient Leases => Agent.Leases;

    /// <summary>Jobs: computing on data that stays where it is.</summary>
    public IJobClient Jobs => Agent.Jobs;

    /// <summary>Computations under leases.</summary>
    public IComputationClient Computations => Agent.Computations;

    /// <summary>The agent.</summary>
    public AgentClient Agent { get; }

    /// <summary>The chain: lease contract, raw calls, transactions, deployment. Nothing else needs its options.</summary>
    /// <exception cref="OptionsInvalidException">Options of the chain are wrong, or <see cref="ChainOptions.OutboxPath"/> is empty.</exception>
    public ChainClient Chain => _chain.Value;

    /// <summary>Content by its CID.</summary>
    public IStorageClient Storage { get; }
}
